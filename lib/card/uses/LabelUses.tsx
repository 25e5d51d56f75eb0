import { type ComponentChildren, Fragment } from 'preact';
import { type LabelUse, type Language, textIn } from '@/lib/glossary';
import { type CardKey, cardText } from '@/lib/locales';
import { RichText } from '../CardText';
import { dateText, SourceLink } from '../Sources';
import { ChippedSentence } from './ChippedSentence';

type UseLine = LabelUse['lines'][number];

/** In the order of a card. */
const STAGES: Record<UseLine['stage'], CardKey> = {
  prevention: 'stagePrevention',
  early: 'stageEarly',
  advanced: 'stageAdvanced',
};

/** Their regulators are called "Health Canada" and "US FDA"; who "EMA" is, and for where it speaks, has to be said. */
const REGULATOR_NAMES_REGION: ReadonlySet<LabelUse['region']> = new Set(['CA', 'US']);

/** What regulators have approved, or approve no more. */
export function LabelUses({
  uses,
  inShort,
  language,
}: {
  uses: readonly LabelUse[];
  /** Where a use has many lines, its kinds of breast cancer alone. */
  inShort?: boolean | undefined;
  language: Language;
}) {
  return (
    <>
      {uses.map((use) => (
        <LabelUseRow key={use.lines[0]?.text.en} use={use} inShort={inShort} language={language} />
      ))}
    </>
  );
}

/**
 * One use, below who says it. At first look the caption begins the sentence: "Health Canada, May 2025: approved for …".
 */
function LabelUseRow({
  use,
  inShort,
  language,
}: {
  use: LabelUse;
  inShort: boolean | undefined;
  language: Language;
}) {
  const { state, region, lines, shortIndication, alternatives, source, date, isReported, isWider } = use;
  const [only, other] = lines;
  const isApproved = state === 'approved';
  const short = inShort && isApproved ? shortIndication : undefined;
  const sentence = short ?? (other ? undefined : only?.text);
  const where = cardText(language, `in${region}`);
  const isBegun = inShort && isApproved;
  const isRegionNamed = REGULATOR_NAMES_REGION.has(region);
  return (
    <div class="use">
      <p class="by">
        <SourceLink
          source={source}
          language={language}
          inShort={inShort}
          isNamed={!inShort}
          // The date of the source says when it reports; what has ended has its date in the sentence.
          {...(isReported ? { isReported } : isApproved && { useDate: date })}
        />
        {isBegun &&
          cardText(language, 'approves', { where: isReported || !isRegionNamed ? ` ${where}` : '' })}
      </p>
      <ChippedSentence
        start={
          isBegun ? (
            isWider && cardText(language, 'widerGroup')
          ) : (
            <StateOfUse state={state} where={where} date={date} language={language} />
          )
        }
        text={sentence ? `${textIn(sentence, language)}${short ? cardText(language, 'inSome') : ''}.` : ''}
        alternatives={alternatives}
        inShort={inShort}
        language={language}
      />
      {!sentence &&
        (inShort ? [lines] : byStage(lines)).map((group) => (
          <Fragment key={group[0]?.text.en}>
            {!inShort && group[0] && (
              <p>
                <strong>{cardText(language, STAGES[group[0].stage])}</strong>
              </p>
            )}
            <ul>
              {group.map(({ text }) => (
                <li key={text.en}>{wholeSentences(textIn(text, language))}</li>
              ))}
            </ul>
          </Fragment>
        ))}
    </div>
  );
}

/** What a use begins with: approved, or no longer, which is said in bold and not in a colour. */
export function StateOfUse({
  state,
  where,
  date,
  language,
}: Pick<LabelUse, 'state' | 'date'> & { where: string; language: Language }): ComponentChildren {
  if (state === 'approved') return cardText(language, 'approved', { where });
  return (
    <RichText
      text="withdrawn"
      language={language}
      values={{
        ended: <strong>{cardText(language, 'ended')}</strong>,
        where,
        date: dateText(date, language, 'month'),
      }}
    />
  );
}

/** @returns a line as it is, and one of several sentences with a full stop behind the last as well */
function wholeSentences(line: string): string {
  return /\. \p{Lu}/u.test(line) ? `${line}.` : line;
}

/** @returns the lines of each stage, so that uses in early cancer do not stand among the others */
function byStage(lines: readonly UseLine[]): UseLine[][] {
  return Object.keys(STAGES)
    .map((stage) => lines.filter((line) => line.stage === stage))
    .filter((group) => group.length > 0);
}

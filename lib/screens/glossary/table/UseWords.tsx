import { dateText } from '@/lib/card';
import { type Drug, type LabelUse, type Language, textIn } from '@/lib/glossary';
import { cardText, glossaryText } from '@/lib/locales';

/** More uses than these are told in the card alone. */
const MAX_LINES = 2;

/**
 * What regulators say of a drug, in a line or two: what is no longer approved, always, then the approval nearest to the reader. Of a
 * drug that none of them speaks of, where the reader finds what others say.
 */
export function UseWords({ drug, language }: { drug: Drug; language: Language }) {
  const { labelUses, statements, isUseUnknown, ambiguity } = drug;
  const ended = labelUses.filter(({ state }) => state === 'withdrawn');
  const approved = labelUses.find(({ state }) => state === 'approved');
  return (
    <>
      {ended.map((use) => (
        <p key={use.lines[0]?.text.en}>
          <strong>
            {cardText(language, 'withdrawn', {
              where: cardText(language, `in${use.region}`),
              date: dateText(use.date, language, 'month'),
            })}
          </strong>{' '}
          {use.lines.map(({ text }) => textIn(text, language)).join('; ')}.
        </p>
      ))}
      {approved && <Approved use={approved} language={language} />}
      {!approved && statements.length > 0 && <p>{glossaryText(language, 'otherSources')}</p>}
      {isUseUnknown && <p>{cardText(language, 'unknownUse')}</p>}
      {ambiguity && <p>{textIn(ambiguity.text, language)}</p>}
    </>
  );
}

function Approved({ use, language }: { use: LabelUse; language: Language }) {
  const { region, shortIndication, lines, isReported, source } = use;
  const shown = shortIndication ? [shortIndication] : lines.slice(0, MAX_LINES).map(({ text }) => text);
  const isInShort = shortIndication !== undefined || lines.length > MAX_LINES;
  const where = cardText(language, `in${region}`);
  return (
    <p>
      {cardText(language, isInShort ? 'approvedInSome' : 'approved', { where })}{' '}
      {shown.map((text) => textIn(text, language)).join('; ')}
      {isReported &&
        ` (${cardText(language, 'reported', {
          publisher: textIn(source.shortName ?? source.publisher, language),
          date: dateText(source.date, language, 'month'),
        })})`}
      .
    </p>
  );
}

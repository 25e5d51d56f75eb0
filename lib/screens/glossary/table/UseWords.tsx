import { dateText, StateOfUse } from '@/lib/card';
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
      {[...ended, ...(approved ? [approved] : [])].map((use) => (
        <LabelUseWords key={use.lines[0]?.text.en} use={use} language={language} />
      ))}
      {!approved && statements.length > 0 && <p>{glossaryText(language, 'otherSources')}</p>}
      {isUseUnknown && <p class="on-paper">{cardText(language, 'unknownUse')}</p>}
      {ambiguity && <p class="on-paper">{textIn(ambiguity.text, language)}</p>}
    </>
  );
}

function LabelUseWords({ use, language }: { use: LabelUse; language: Language }) {
  const { region, state, date, shortIndication, lines, isReported, source } = use;
  const isApproved = state === 'approved';
  const isInShort = isApproved && (shortIndication !== undefined || lines.length > MAX_LINES);
  const shown = isApproved && shortIndication ? [shortIndication] : lines.map(({ text }) => text);
  const texts = isApproved ? shown.slice(0, MAX_LINES) : shown;
  return (
    // The table on paper has room for what must not be missed.
    <p class={isApproved ? undefined : 'on-paper'}>
      <StateOfUse state={state} where={cardText(language, `in${region}`)} date={date} language={language} />{' '}
      {texts.map((text) => textIn(text, language)).join('; ')}
      {isInShort && cardText(language, 'inSome')}.
      {isReported &&
        ` ${cardText(language, 'reported', {
          publisher: textIn(source.shortName ?? source.publisher, language),
          date: dateText(source.date, language, 'month'),
        })}.`}
    </p>
  );
}

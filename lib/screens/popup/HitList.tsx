import { type Found, foundName, type Language, type SearchHit, textIn } from '@/lib/glossary';
import { popupText } from '@/lib/locales';

/** How many other names or terms stand under the name of a drug. */
const MAX_WORDS = 3;

interface HitsProps {
  hits: readonly SearchHit[];
  language: Language;
  /** The hit that Enter opens. */
  current: SearchHit | undefined;
  optionId(hit: SearchHit): string;
  onChoose(entry: Found): void;
}

/** What was found: first what is spelled as typed, then, under a heading that says so, guesses. */
export function HitList({
  id,
  label,
  guessLabel,
  hits,
  ...common
}: HitsProps & { id: string; label: string; guessLabel: string }) {
  const guesses = hits.filter(({ kind }) => kind === 'guess');
  const spelled = hits.filter(({ kind }) => kind !== 'guess');
  const headingId = `${id}-guesses`;
  return (
    <div id={id} role="listbox" aria-label={label} class="hits" hidden={hits.length === 0}>
      <Options {...common} hits={spelled} />
      {guesses.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
        <div role="group" aria-labelledby={headingId}>
          <div id={headingId} role="presentation" class="guesses">
            {guessLabel}
          </div>
          <Options {...common} hits={guesses} />
        </div>
      )}
    </div>
  );
}

function Options({ hits, language, current, optionId, onChoose }: HitsProps) {
  return (
    <>
      {hits.map((hit) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a listbox go to its combobox
        <div
          key={hit.entry.id}
          id={optionId(hit)}
          class="hit"
          role="option"
          tabIndex={-1}
          aria-selected={hit === current}
          onClick={() => onChoose(hit.entry)}
        >
          <span class="hit-name">{foundName(hit.entry, language)}</span>
          <span class="hit-kind">{kindOf(hit.entry, language)}</span>
          <span class="hit-matched-on">{otherWords(hit, language)}</span>
        </div>
      ))}
    </>
  );
}

/** What stands beside the name: the class of a drug, or what else it is. */
function kindOf(entry: Found, language: Language): string {
  switch (entry.kind) {
    case 'drug':
      return textIn(entry.drugClass.label, language);
    case 'class':
      return popupText(language, 'kindClass');
    case 'subtype':
      return popupText(language, 'kindSubtype');
    case 'regimen':
      return popupText(language, 'kindRegimen');
    case 'topic':
      return popupText(language, 'kindTopic');
  }
}

/** Why it was found, then brands: what tells apart names that begin alike. */
function otherWords({ entry, matchedOn }: SearchHit, language: Language): string {
  const words = matchedOn ? [matchedOn] : [];
  const brands =
    entry.kind === 'drug' ? entry.otherNames[language].filter(({ kind }) => kind === 'brand') : [];
  for (const { text } of brands) {
    // "Herceptin SC" says nothing beside "Herceptin".
    if (words.length < MAX_WORDS && !words.some((word) => text.startsWith(word))) words.push(text);
  }
  return words.join(', ');
}

import { useEffect, useState } from 'preact/hooks';
import {
  type Entry,
  type Found,
  foundName,
  type Language,
  matchedParts,
  type SearchHit,
  textIn,
} from '@/lib/glossary';
import { kindText } from '@/lib/locales';
import { ShortChips } from './ShortChips';

/** How many other names stand beside the name of a drug. */
const MAX_OTHER_NAMES = 2;
/** As many as a high window shows. */
const FIRST_ROWS = 18;

interface HitsProps {
  hits: readonly SearchHit[];
  /** What was typed. */
  query: string;
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
  const rows = useRows(hits, common.current);
  const guesses = rows.filter(({ kind }) => kind === 'guess');
  const spelled = rows.filter(({ kind }) => kind !== 'guess');
  return (
    <div id={id} role="listbox" aria-label={label} class="hits" hidden={hits.length === 0}>
      <Options {...common} hits={spelled} />
      {guesses.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
        <div role="group" aria-label={guessLabel}>
          <div role="presentation" class="guesses">
            {guessLabel}
          </div>
          <Options {...common} hits={guesses} />
        </div>
      )}
    </div>
  );
}

/**
 * A key must not wait for rows that nobody sees yet: what is below the first ones comes when these are painted, or when the
 * reader goes there.
 */
function useRows(hits: readonly SearchHit[], current: SearchHit | undefined): readonly SearchHit[] {
  const [whole, setWhole] = useState<readonly SearchHit[] | null>(null);
  useEffect(() => {
    if (hits.length <= FIRST_ROWS) return;
    const handle = requestIdleCallback(() => setWhole(hits));
    return () => cancelIdleCallback(handle);
  }, [hits]);
  const isBelow = current !== undefined && hits.indexOf(current) >= FIRST_ROWS;
  return whole === hits || isBelow ? hits : hits.slice(0, FIRST_ROWS);
}

function Options({ hits, query, language, current, optionId, onChoose }: HitsProps) {
  return (
    <>
      {hits.map((hit) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a listbox go to its combobox
        <div
          key={hit.entry.id}
          id={optionId(hit)}
          class="hit row"
          role="option"
          tabIndex={-1}
          aria-selected={hit === current}
          onClick={() => onChoose(hit.entry)}
        >
          <Hit hit={hit} query={query} language={language} />
        </div>
      ))}
    </>
  );
}

/** Its name, other names and what it is: what tells apart names that begin alike. */
function Hit({
  hit: { entry, kind, matchedOn },
  query,
  language,
}: {
  hit: SearchHit;
  query: string;
  language: Language;
}) {
  const name = foundName(entry, language);
  // A word of readers stands for a drug without being a name of it.
  const otherName = matchedOn !== null && isNameOf(entry, matchedOn, language) ? matchedOn : null;
  const reason = otherName === null && matchedOn !== kindOf(entry, language) ? matchedOn : null;
  return (
    <>
      <span class="row-name">
        <span class="drug-name">{matchedOn === null ? <Matched text={name} query={query} /> : name}</span>{' '}
        <span class="brand">
          {otherName !== null && <Matched text={otherName} query={query} />}
          {brandsBeside(entry, otherName, language)}
        </span>
      </span>
      <span class="kind">
        {kindOf(entry, language)}
        {reason !== null && kind !== 'guess' && (
          <>
            {' · '}
            <Matched text={reason} query={query} />
          </>
        )}
      </span>
      <ShortChips entry={entry} language={language} />
    </>
  );
}

/** The letters that were typed are underlined, not only coloured. */
function Matched({ text, query }: { text: string; query: string }) {
  return (
    <>
      {matchedParts(text, query).map((part, i) =>
        part.isMatched ? <mark key={i}>{part.text}</mark> : part.text,
      )}
    </>
  );
}

/** What stands below the name: the class of a drug, or what else it is. */
export function kindOf(entry: Found, language: Language): string {
  return entry.kind === 'drug' ? textIn(entry.drugClass.label, language) : kindText(language, entry.kind);
}

function isNameOf(entry: Found, text: string, language: Language): boolean {
  return entry.kind === 'drug' && namesOf(entry, language).includes(text);
}

function namesOf(entry: Extract<Entry, { kind: 'drug' }>, language: Language): string[] {
  return [textIn(entry.name, 'en'), textIn(entry.name, 'fr'), ...otherNames(entry, language)];
}

const otherNames = (entry: Extract<Entry, { kind: 'drug' }>, language: Language) =>
  entry.otherNames[language].map(({ text }) => text);

/** @param first stands before them already */
function brandsBeside(entry: Found, first: string | null, language: Language): string {
  const words = first === null ? [] : [first];
  const brands =
    entry.kind === 'drug' ? entry.otherNames[language].filter(({ kind }) => kind === 'brand') : [];
  for (const { text } of brands) {
    // "Herceptin SC" says nothing beside "Herceptin".
    if (words.length < MAX_OTHER_NAMES && !words.some((word) => text.startsWith(word))) words.push(text);
  }
  return words.join(', ').slice(first?.length ?? 0);
}

import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Found, SearchHit, SearchResult } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { HitList } from './HitList';

/** So many letters of what was typed are repeated to the reader: not a pasted page. */
const MAX_REPEATED = 40;

/** The search field and its hits: a combobox, worked with arrow keys and Enter, or the mouse. */
export function SearchBox({
  language,
  query,
  onQuery,
  search,
  onChoose,
}: {
  language: Language;
  query: string;
  onQuery(query: string): void;
  search(query: string): SearchResult;
  /** @param from the field, which had the focus */
  onChoose(entry: Found, from: HTMLElement | null): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  /** The place that the reader has gone to with the arrow keys; null before. */
  const [selected, setSelected] = useState<number | null>(null);
  const { hits, otherMedicine } = useMemo(() => search(query), [search, query]);
  const current = currentHit(hits, selected);
  const optionId = ({ entry }: SearchHit) => `${listId}-${entry.id}`;
  const currentId = current && optionId(current);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      const from = current ? hits.indexOf(current) : Math.min(-step, 0);
      setSelected((from + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && current) onChoose(current.entry, field.current);
    else return;
    event.preventDefault();
  }

  return (
    <search>
      <input
        ref={field}
        type="text"
        inputMode="search"
        role="combobox"
        aria-label={popupText(language, 'search')}
        placeholder={popupText(language, 'searchHint')}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={currentId}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          setSelected(null);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <HitList
        id={listId}
        label={popupText(language, 'results')}
        guessLabel={popupText(language, 'guesses', { query: repeated(query) })}
        hits={hits}
        language={language}
        current={current}
        optionId={optionId}
        onChoose={(entry) => onChoose(entry, field.current)}
      />
      <p class={hits[0]?.kind === 'guess' ? 'status hidden' : 'status'} role="status">
        {statusOf(query, hits, otherMedicine, language)}
      </p>
    </search>
  );
}

/** The first hit is chosen unasked, but a guess may be another medicine than the reader means. */
function currentHit(hits: readonly SearchHit[], selected: number | null): SearchHit | undefined {
  if (selected !== null) return hits[Math.min(selected, hits.length - 1)];
  return hits[0]?.kind === 'guess' ? undefined : hits[0];
}

function statusOf(
  query: string,
  hits: readonly SearchHit[],
  otherMedicine: string | null,
  language: Language,
): string | false {
  if (otherMedicine) return popupText(language, 'otherMedicine', { name: otherMedicine });
  // A guess is announced with its heading: the reader hears no option before going to one.
  if (hits[0]?.kind === 'guess') return popupText(language, 'guesses', { query: repeated(query) });
  // One letter is the beginning of a name, not a name that is missing.
  const isTooShort = query.trim().length < 2;
  return !isTooShort && hits.length === 0 && popupText(language, 'noHits', { query: repeated(query) });
}

function repeated(query: string): string {
  const letters = [...query.trim().replace(/\s+/g, ' ')];
  return letters.length > MAX_REPEATED ? `${letters.slice(0, MAX_REPEATED).join('')}…` : letters.join('');
}

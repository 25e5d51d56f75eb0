import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { type Entry, entryName, type SearchHit } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';

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
  search(query: string): SearchHit[];
  /** @param from the field, which had the focus */
  onChoose(entry: Entry, from: HTMLElement | null): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [selected, setSelected] = useState(0);
  const hits = useMemo(() => search(query), [search, query]);
  const current = Math.min(selected, hits.length - 1);
  const optionId = (i: number) => `${listId}-${i}`;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, current]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = hits[current];
    if (step && hits.length > 0) setSelected((current + step + hits.length) % hits.length);
    else if (event.key === 'Enter' && hit) onChoose(hit.entry, field.current);
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
        aria-activedescendant={current >= 0 ? optionId(current) : undefined}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          setSelected(0);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={popupText(language, 'results')}
        class="hits"
        hidden={hits.length === 0}
      >
        {hits.map(({ entry, matchedOn }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a listbox go to its combobox
          <div
            key={entry.id}
            id={optionId(i)}
            class="hit"
            role="option"
            tabIndex={-1}
            aria-selected={i === current}
            onClick={() => onChoose(entry, field.current)}
          >
            <span class="hit-name">{entryName(entry, language)}</span>
            {matchedOn && <span class="hit-matched-on">{matchedOn}</span>}
          </div>
        ))}
      </div>
      <p class="status" role="status">
        {query.trim() !== '' && hits.length === 0 && popupText(language, 'noHits', { query: query.trim() })}
      </p>
    </search>
  );
}

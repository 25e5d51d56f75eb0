import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Found, SearchHit, SearchResult } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { Icon } from '../icons';
import type { Search } from '../use-facts';
import { HitList } from './HitList';

/** So many letters of what was typed are repeated to the reader: not a pasted page. */
const MAX_REPEATED = 40;

const NOTHING: SearchResult = { hits: [], otherMedicine: null };

/** What stands in the search field. */
export interface Typing {
  text: string;
  /** What is searched: the text, but not while an input method still composes its end. */
  query: string;
}

/**
 * The search field and its hits: a combobox with a list, as the WAI-ARIA Authoring Practices describe it
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/), worked with arrow keys and Enter, or the mouse.
 */
export function SearchBox({
  language,
  typing: { text, query },
  onTyping,
  search,
  onChoose,
}: {
  language: Language;
  typing: Typing;
  onTyping(typing: Typing): void;
  /** Null while the facts are being read. */
  search: Search | null;
  /** @param from the field, which had the focus */
  onChoose(entry: Found, from: HTMLElement | null): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  /** The place that the reader has gone to with the arrow keys; null before. */
  const [selected, setSelected] = useState<number | null>(null);
  const result = useMemo(() => (query.trim() === '' ? null : (search?.(query) ?? null)), [search, query]);
  const { hits, otherMedicine } = result ?? NOTHING;
  const current = currentHit(hits, selected);
  const optionId = ({ entry }: SearchHit) => `${listId}-${entry.id}`;
  const currentId = current && optionId(current);

  // Before the next key.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  function type(value: string, isComposing: boolean): void {
    if (!isComposing) setSelected(null);
    onTyping({ text: value, query: isComposing ? query : value });
  }

  function onKeyDown(event: KeyboardEvent): void {
    // These keys are for the input method, or for the browser.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      const from = current ? hits.indexOf(current) : Math.min(-step, 0);
      setSelected((from + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && current) onChoose(current.entry, field.current);
    else {
      // The caret moves in the text, so the reader is in the text again.
      if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(event.key)) setSelected(null);
      return;
    }
    event.preventDefault();
  }

  return (
    <search>
      <div class="field">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterkeyhint="search"
          role="combobox"
          aria-label={popupText(language, 'search')}
          placeholder={popupText(language, 'searchHint')}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={currentId}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text}
          onInput={(event) => type(event.currentTarget.value, event.isComposing)}
          onCompositionEnd={(event) => type(event.currentTarget.value, false)}
          onKeyDown={onKeyDown}
        />
        {text !== '' && (
          <button
            type="button"
            class="icon"
            aria-label={popupText(language, 'clear')}
            title={popupText(language, 'clear')}
            onClick={() => {
              type('', false);
              field.current?.focus();
            }}
          >
            <Icon name="clear" />
          </button>
        )}
      </div>
      <div class={query.trim() === '' ? 'results' : 'results open'}>
        <p class={hits[0]?.kind === 'guess' ? 'status hidden' : 'status'} role="status">
          {result && statusOf(query, hits, otherMedicine, language)}
        </p>
        <HitList
          id={listId}
          label={popupText(language, 'results')}
          guessLabel={popupText(language, 'guesses', { query: repeated(query) })}
          hits={hits}
          query={query}
          language={language}
          current={current}
          optionId={optionId}
          onChoose={(entry) => onChoose(entry, field.current)}
        />
      </div>
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
  const other = otherMedicine ? popupText(language, 'otherMedicine', { name: otherMedicine }) : '';
  // A guess is announced with its heading: the reader hears no option before going to one.
  if (hits[0]?.kind === 'guess') {
    return `${other} ${popupText(language, 'guesses', { query: repeated(query) })}`.trim();
  }
  if (hits.length > 0) return `${other} ${popupText(language, 'resultCount', {}, hits.length)}`.trim();
  if (other) return other;
  // One letter is the beginning of a name, not a name that is missing.
  return query.trim().length >= 2 && popupText(language, 'noHits', { query: repeated(query) });
}

function repeated(query: string): string {
  const letters = [...query.trim().replace(/\s+/g, ' ')];
  return letters.length > MAX_REPEATED ? `${letters.slice(0, MAX_REPEATED).join('')}…` : letters.join('');
}

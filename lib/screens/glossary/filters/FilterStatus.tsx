import { type Found, foundName, type Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import type { TextFound } from './page-search';

/** So many entries that are no drugs stand below the filters. */
const MAX_OTHERS = 4;

/** How many drugs fit, which a screen reader says at each change, and how to see all again. */
export function FilterStatus({
  count,
  total,
  isFiltered,
  text,
  found,
  language,
  onClear,
}: {
  /** Of the drugs that fit. */
  count: number;
  /** Of the drugs in the glossary. */
  total: number;
  isFiltered: boolean;
  /** As typed. */
  text: string;
  found: TextFound | null;
  language: Language;
  onClear(): void;
}) {
  return (
    <div class="filter-status">
      <p role="status">{statusText({ count, total, text, found, language })}</p>
      {found && <Others found={found.others.slice(0, MAX_OTHERS)} language={language} />}
      {isFiltered && (
        <button type="button" class="button" onClick={onClear}>
          {glossaryText(language, 'clear')}
        </button>
      )}
    </div>
  );
}

function statusText({
  count,
  total,
  text,
  found,
  language,
}: {
  count: number;
  total: number;
  text: string;
  found: TextFound | null;
  language: Language;
}): string {
  // A medicine that is not in the glossary is never answered with another.
  if (found?.otherMedicine) return glossaryText(language, 'otherMedicine', { name: found.otherMedicine });
  const shown = glossaryText(
    language,
    count === 0 ? 'noneFits' : count === total ? 'allFit' : 'fits',
    { total },
    count,
  );
  return found?.isGuess
    ? `${glossaryText(language, 'guesses', { query: text.trim().slice(0, MAX_SHOWN) })} ${shown}`
    : shown;
}

/** Of a longer text only the beginning is repeated; characters. */
const MAX_SHOWN = 64;

/** What else the text means: a link to each. */
function Others({ found, language }: { found: readonly Found[]; language: Language }) {
  if (found.length === 0) return null;
  return (
    <p>
      {glossaryText(language, 'alsoFound')}{' '}
      {found.map((entry, i) => (
        <span key={entry.id}>
          {i > 0 && ', '}
          <a class="link" href={`#${entry.id}`}>
            {foundName(entry, language)}
          </a>
        </span>
      ))}
    </p>
  );
}

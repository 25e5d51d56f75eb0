import { useState } from 'preact/hooks';
import type { Language, OtherName } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** As many names as fit on two lines of the card. */
const FIRST = 5;

/** Brand names and other spellings: a few at once, all on demand. */
export function OtherNames({
  names: everyName,
  language,
}: {
  names: readonly OtherName[];
  language: Language;
}) {
  const [all, setAll] = useState(false);
  const names = everyName.filter(({ kind }) => kind !== 'misspelling');
  if (names.length === 0) return null;
  // One name more is as short as the button that would hide it.
  const shown = all || names.length <= FIRST + 1 ? names : names.slice(0, FIRST);
  return (
    <section>
      <h3>{cardText(language, 'otherNames')}</h3>
      <p>
        {shown.map(({ text }) => text).join(', ')}{' '}
        <SourceList sources={[...new Set(shown.flatMap(({ sources }) => sources))]} language={language} />
        {shown.length < names.length && (
          <>
            {' '}
            <button type="button" class="inline" onClick={() => setAll(true)}>
              {cardText(language, 'moreNames', { count: String(names.length - shown.length) })}
            </button>
          </>
        )}
      </p>
    </section>
  );
}

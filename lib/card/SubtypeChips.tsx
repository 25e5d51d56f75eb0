import { useId, useState } from 'preact/hooks';
import type { Language, Listing } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { SourceList } from './SourceLink';

/** The subtypes that the section names, and whether a cancer is of all or of one of them; each opens its explanation in place. */
export function SubtypeChips({ listing, language }: { listing: Listing; language: Language }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const explanationId = useId();
  const { subtypes, list } = listing;
  if (subtypes.length === 0) return null;
  const type = list.subtypesJoin === 'or' ? 'disjunction' : 'conjunction';
  const parts = new Intl.ListFormat(language, { type }).formatToParts(
    subtypes.map(({ label }) => textIn(label, language)),
  );
  const open = subtypes.find(({ id }) => id === openId);
  return (
    <>
      <ul class="row chips">
        {parts.map((part, i) => {
          if (part.type === 'literal') return <li key={`${i}`}>{part.value.trim()}</li>;
          const subtype = subtypes[parts.slice(0, i).filter(({ type }) => type === 'element').length];
          if (!subtype) return null;
          const isOpen = subtype.id === openId;
          return (
            <li key={subtype.id}>
              <button
                type="button"
                class="chip"
                aria-expanded={isOpen}
                aria-controls={explanationId}
                title={cardText(language, 'explains', { label: part.value })}
                onClick={() => setOpenId(isOpen ? null : subtype.id)}
              >
                {part.value}
              </button>
            </li>
          );
        })}
      </ul>
      <p id={explanationId} class="explanation" hidden={!open}>
        {open && (
          <>
            {textIn(open.plain, language)} <SourceList sources={open.sources} language={language} />
          </>
        )}
      </p>
    </>
  );
}

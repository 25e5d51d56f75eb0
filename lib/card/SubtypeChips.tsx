import { useId, useState } from 'preact/hooks';
import type { Language, Listing } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** The subtypes that the section names, and whether a cancer is of all or of one of them; each opens its explanation in place. */
export function SubtypeChips({ listing, language }: { listing: Listing; language: Language }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const explanationId = useId();
  const { subtypes, list } = listing;
  if (subtypes.length === 0) return null;
  const open = subtypes.find(({ id }) => id === openId);
  return (
    <>
      <ul class="row chips">
        {subtypes.map((subtype, i) => {
          const label = textIn(subtype.label, language);
          const isOpen = subtype.id === openId;
          return (
            <li key={subtype.id}>
              {i > 0 && list.subtypesJoin && <span>{cardText(language, list.subtypesJoin)}</span>}
              <button
                type="button"
                class="chip"
                aria-expanded={isOpen}
                aria-controls={explanationId}
                title={cardText(language, 'explains', { label })}
                onClick={() => setOpenId(isOpen ? null : subtype.id)}
              >
                {label}
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

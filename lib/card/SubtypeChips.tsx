import { useId, useState } from 'preact/hooks';
import type { Language, Listing } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** The subtypes that the section names; each opens its explanation in place. */
export function SubtypeChips({ subtypes, language }: { subtypes: Listing['subtypes']; language: Language }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const explanationId = useId();
  if (subtypes.length === 0) return null;
  const open = subtypes.find(({ id }) => id === openId);
  return (
    <div class="chips">
      {subtypes.map((subtype) => {
        const label = textIn(subtype.label, language);
        return (
          <button
            key={subtype.id}
            type="button"
            class="chip"
            aria-expanded={subtype.id === openId}
            aria-controls={explanationId}
            title={cardText(language, 'explains', { label })}
            onClick={() => setOpenId(subtype.id === openId ? null : subtype.id)}
          >
            {label}
          </button>
        );
      })}
      <p id={explanationId} class="explanation" hidden={!open}>
        {open && (
          <>
            {textIn(open.plain, language)} <SourceList sources={open.sources} language={language} />
          </>
        )}
      </p>
    </div>
  );
}

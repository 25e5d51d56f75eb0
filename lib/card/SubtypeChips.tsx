import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Language, type Subtype, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { SourceList } from './Sources';

/**
 * Subtypes that a source names, each of which opens its explanation in place.
 *
 * @param alternatives kinds of cancer, each with the subtypes that it has at once: the words between chips say "and" and "or"
 */
export function SubtypeChips({
  alternatives,
  language,
}: {
  alternatives: readonly (readonly Subtype[])[];
  language: Language;
}) {
  const [open, setOpen] = useState<Subtype | null>(null);
  const explanationId = useId();
  if (alternatives.length === 0) return null;
  return (
    <>
      <ul class="row chips">
        {alternatives.map((subtypes, i) =>
          subtypes.map((subtype, j) => {
            const label = textIn(subtype.label, language);
            const isOpen = subtype.id === open?.id;
            return (
              <Fragment key={`${i} ${subtype.id}`}>
                {i + j > 0 && <li>{cardText(language, j === 0 ? 'or' : 'and')}</li>}
                <li>
                  <button
                    type="button"
                    class="chip"
                    aria-expanded={isOpen}
                    aria-controls={explanationId}
                    title={cardText(language, 'explains', { label })}
                    onClick={() => setOpen(isOpen ? null : subtype)}
                  >
                    {label}
                  </button>
                </li>
              </Fragment>
            );
          }),
        )}
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

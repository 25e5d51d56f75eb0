import { useId, useState } from 'preact/hooks';
import { cardText, type Language } from '@/lib/locales';

/** The options of a card: a quiet button, and below its row what it offers. Apart from the medical text, where a slip costs nothing. */
export function CardMenu({
  language,
  hostName,
  onTurnOff,
  onOpenGlossary,
}: {
  language: Language;
  /** Of the site that is turned off; empty where it has no name. */
  hostName: string;
  onTurnOff(event: Event): void;
  onOpenGlossary(event: Event): void;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        class="icon options"
        aria-label={cardText(language, 'options')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1.5 5h7m4 0h2m-13 6h2m4 0h7" />
          <circle cx="10.5" cy="5" r="2" />
          <circle cx="5.5" cy="11" r="2" />
        </svg>
      </button>
      <div id={id} class="menu" hidden={!open}>
        {open && (
          <>
            <button type="button" class="turn-off" onClick={onTurnOff}>
              {hostName === ''
                ? cardText(language, 'turnOff')
                : cardText(language, 'turnOffSite', { site: hostName })}
            </button>
            <button type="button" onClick={onOpenGlossary}>
              {cardText(language, 'openGlossary')}
            </button>
          </>
        )}
      </div>
    </>
  );
}

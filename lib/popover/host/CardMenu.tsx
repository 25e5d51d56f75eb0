import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { cardText, type Language } from '@/lib/locales';
import { ifTrusted } from './card-events';
import type { CardProps } from './card-props';

export interface MenuProps extends Pick<CardProps, 'hostName' | 'asksTwice' | 'onTurnOff' | 'onUndo'> {
  language: Language;
  /** Whether the reader has switched the marks off here. */
  isOff: boolean;
  onOpenGlossary(press: Event): void;
  /** Whether a press may change a setting: the reader has seen the card long enough. */
  mayChange(press: MouseEvent): boolean;
}

/**
 * `asking`: what is pressed once more is done. `refused`: the reader may not have seen what was pressed. `failed`: it could not be
 * saved.
 */
type MenuState = 'closed' | 'open' | 'asking' | 'refused' | 'failed';

/** The options of a card: a quiet button, and below its row what it offers. Apart from the medical text, where a slip costs nothing. */
export function CardMenu({
  language,
  hostName,
  asksTwice,
  onTurnOff,
  onUndo,
  onOpenGlossary,
  isOff,
  mayChange,
}: MenuProps) {
  const [state, setState] = useState<MenuState>('closed');
  const id = useId();
  const note = useRef<HTMLParagraphElement>(null);
  // In a low window it would come below what is seen.
  useEffect(() => {
    if (state === 'refused' || state === 'failed') note.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);
  const isOpen = state !== 'closed' || isOff;

  function turnOff(press: MouseEvent): void {
    if (!mayChange(press)) setState('refused');
    else if (asksTwice && state !== 'asking') setState('asking');
    else {
      setState('open');
      void onTurnOff?.().then((isSaved) => isSaved || setState('failed'));
    }
  }

  function undo(press: MouseEvent): void {
    if (mayChange(press)) onUndo();
    else setState('refused');
  }

  return (
    <>
      <button
        type="button"
        class="icon options"
        aria-label={cardText(language, 'options')}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setState(isOpen ? 'closed' : 'open')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1.5 5h7m4 0h2m-13 6h2m4 0h7" />
          <circle cx="10.5" cy="5" r="2" />
          <circle cx="5.5" cy="11" r="2" />
        </svg>
      </button>
      <div id={id} class="menu" hidden={!isOpen}>
        {isOff && <OffNote language={language} hostName={hostName} onUndo={undo} />}
        {isOpen && !isOff && onTurnOff && (
          <button type="button" class="turn-off" onClick={ifTrusted(turnOff)}>
            {turnOffText(language, hostName, state)}
          </button>
        )}
        <p ref={note} class="menu-note" role="status">
          {state === 'refused' && cardText(language, 'inPopup')}
          {state === 'failed' && cardText(language, 'notSaved')}
        </p>
        {isOpen && (
          <button type="button" onClick={onOpenGlossary}>
            {cardText(language, 'openGlossary')}
          </button>
        )}
      </div>
    </>
  );
}

function turnOffText(language: Language, site: string, state: MenuState): string {
  if (state === 'asking') return cardText(language, 'turnOffAgain');
  return site === '' ? cardText(language, 'turnOff') : cardText(language, 'turnOffSite', { site });
}

/** Says that marks are off, with the focus on the way back: the button that had the focus has gone. */
function OffNote({
  language,
  hostName: site,
  onUndo,
}: Pick<MenuProps, 'language' | 'hostName'> & { onUndo(press: MouseEvent): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <p class="menu-note" role="status">
      {site === '' ? cardText(language, 'off') : cardText(language, 'offSite', { site })}{' '}
      <button ref={button} type="button" class="inline undo" onClick={ifTrusted(onUndo)}>
        {cardText(language, 'undo')}
      </button>
    </p>
  );
}

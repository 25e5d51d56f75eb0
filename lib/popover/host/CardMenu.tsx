import { createRef } from 'preact';
import { ComponentWithId, focusAtOnce } from '@/lib/card';
import { cardText, type Language } from '@/lib/locales';
import type { CardProps } from './card-props';
import { ifTrusted } from './guard/card-events';

export interface MenuProps
  extends Pick<CardProps, 'hostName' | 'asksTwice' | 'onTurnOff' | 'onUndo' | 'onOpenSettings'> {
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
export class CardMenu extends ComponentWithId<MenuProps, { now: MenuState }> {
  override state: { now: MenuState } = { now: 'closed' };
  readonly #menu = createRef<HTMLDivElement>();
  readonly #note = createRef<HTMLParagraphElement>();

  // In a high card or a low window it would come below what is seen.
  override componentDidUpdate(_: MenuProps, { now: before }: { now: MenuState }): void {
    const { now } = this.state;
    if (now !== before)
      (now === 'open' ? this.#menu : this.#note).current?.scrollIntoView({ block: 'nearest' });
  }

  #turnOff(press: MouseEvent): void {
    const { mayChange, asksTwice, onTurnOff } = this.props;
    if (!mayChange(press)) this.setState({ now: 'refused' });
    else if (asksTwice && this.state.now !== 'asking') this.setState({ now: 'asking' });
    else {
      this.setState({ now: 'open' });
      void onTurnOff?.().then((isSaved) => isSaved || this.setState({ now: 'failed' }));
    }
  }

  #undo(press: MouseEvent): void {
    if (this.props.mayChange(press)) this.props.onUndo();
    else this.setState({ now: 'refused' });
  }

  render() {
    const { language, hostName, onTurnOff, onOpenGlossary, onOpenSettings, isOff } = this.props;
    const { now: state } = this.state;
    const { id } = this;
    const isOpen = state !== 'closed' || isOff;
    return (
      <>
        <button
          type="button"
          class="icon options"
          aria-label={cardText(language, 'options')}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => this.setState({ now: isOpen ? 'closed' : 'open' })}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M1.5 5h7m4 0h2m-13 6h2m4 0h7" />
            <circle cx="10.5" cy="5" r="2" />
            <circle cx="5.5" cy="11" r="2" />
          </svg>
        </button>
        <div ref={this.#menu} id={id} class="menu" hidden={!isOpen}>
          {isOff && <OffNote language={language} hostName={hostName} onUndo={(press) => this.#undo(press)} />}
          {isOpen && !isOff && onTurnOff && (
            <button
              type="button"
              class="turn-off"
              onClick={ifTrusted((press: MouseEvent) => this.#turnOff(press))}
            >
              {turnOffText(language, hostName, state)}
            </button>
          )}
          <p ref={this.#note} class="menu-note" role="status">
            {state === 'refused' && cardText(language, 'inPopup')}
            {state === 'failed' && cardText(language, 'notSaved')}
          </p>
          {isOpen && (
            <>
              <button type="button" onClick={onOpenGlossary}>
                {cardText(language, 'openGlossary')}
              </button>
              <button type="button" onClick={ifTrusted(onOpenSettings)}>
                {cardText(language, 'settings')}
              </button>
            </>
          )}
        </div>
      </>
    );
  }
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
  return (
    <p class="menu-note" role="status">
      {site === '' ? cardText(language, 'off') : cardText(language, 'offSite', { site })}{' '}
      <button ref={focusAtOnce} type="button" class="inline undo" onClick={ifTrusted(onUndo)}>
        {cardText(language, 'undo')}
      </button>
    </p>
  );
}

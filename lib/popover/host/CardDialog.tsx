import { Component, createRef, render } from 'preact';
import { AdviceNote, EntryCard, openedText } from '@/lib/card';
import type { Entry } from '@/lib/glossary';
import { cardText, type Language } from '@/lib/locales';
import type { Direction } from '@/lib/protocol';
import { CardMenu, type MenuProps } from './CardMenu';
import { CardHost } from './card-host';
import type { CardProps, CardSteps, CreateCard, TextSize } from './card-props';
import { ifTrusted } from './guard/card-events';
import { dragSheet } from './sheet-drag';

const HEADING_ID = 'glossary-card-heading';

/** They need no modifier: the focus is in the card. */
const STEP_KEYS: Record<string, Direction> = { n: 'next', p: 'previous' };

/** How many times as large as usual a card is. */
const SCALES: Record<TextSize, number> = { usual: 1, large: 1.2, larger: 1.45 };

export const createCard: CreateCard = ({ textSize, onClose, onTurnOff, onUndo, ...props }) => {
  const host: CardHost = new CardHost(SCALES[textSize], (content, isOff) => {
    render(
      <CardDialog
        {...props}
        isOff={isOff}
        onClose={() => (host.isRemaining ? host.leave() : onClose())}
        onTurnOff={
          onTurnOff &&
          (async () => {
            host.isLeaving = true;
            const isSaved = await onTurnOff();
            host.isLeaving &&= isSaved;
            return isSaved;
          })
        }
        onUndo={() => {
          host.remove();
          onUndo();
        }}
        mayChange={(press) => host.allows(press)}
      />,
      content,
    );
  });
  return host;
};

interface DialogProps extends Omit<CardProps, 'textSize'>, Pick<MenuProps, 'isOff' | 'mayChange'> {}

/** The card in a page: a non-modal dialog, named by the drug or class. */
export class CardDialog extends Component<DialogProps, { shown: Entry }> {
  override state = { shown: this.props.entry };

  render() {
    const { entry, entryOf, pointedAt, language, steps, isCompact, onClose, onOpenGlossary, ...menu } =
      this.props;
    const { shown } = this.state;
    const openGlossary = ifTrusted(() => onOpenGlossary(shown.id));
    return (
      <>
        <div
          class="dialog"
          role="dialog"
          aria-modal="false"
          aria-labelledby={HEADING_ID}
          tabIndex={-1}
          lang={language}
          dir="ltr"
          data-compact={isCompact || undefined}
          onKeyDown={(event) => steps && stepByKey(steps, event)}
          onPointerDown={(event) => dragSheet(event, onClose)}
        >
          <div class="handle" />
          <div class="scroller">
            <EntryCard
              key={entry.id}
              entry={entry}
              entryOf={entryOf}
              pointedAt={pointedAt}
              language={language}
              headingId={HEADING_ID}
              controls={{
                isCompact,
                header: (
                  <>
                    {isCompact && <OpenButton language={language} onOpen={openGlossary} />}
                    <CloseButton language={language} onClose={onClose} />
                  </>
                ),
                row: <CardMenu language={language} {...menu} onOpenGlossary={openGlossary} />,
              }}
              onShow={(other) => this.setState({ shown: other })}
            />
          </div>
          {steps && <StepButtons steps={steps} language={language} />}
          <div class="foot">
            <AdviceNote checked={shown.checked} language={language} />
          </div>
        </div>
        {/* A reader who has stepped to the name hears of the card by the focus, which is in the card. */}
        {!steps && <Announcement text={openedText(entry, language)} />}
      </>
    );
  }
}

/** Where a card has no room, a page of the extension has. */
function OpenButton({ language, onOpen }: { language: Language; onOpen(event: Event): void }) {
  const label = cardText(language, 'openInWindow');
  return (
    <button type="button" class="icon" aria-label={label} title={label} onClick={onOpen}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M9.5 3H13v3.5M13 3L7.5 8.5M11.5 9.5V13H3V4.5h3.5" />
      </svg>
    </button>
  );
}

function CloseButton({ language, onClose }: Pick<CardProps, 'language' | 'onClose'>) {
  return (
    <button
      type="button"
      class="icon close"
      aria-label={cardText(language, 'close')}
      onClick={ifTrusted(onClose)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 3l10 10m0-10L3 13" />
      </svg>
    </button>
  );
}

/** The buttons that step from name to name, for a reader who uses the keyboard. */
function StepButtons({ steps, language }: { steps: CardSteps; language: Language }) {
  return (
    <div class="steps">
      <button
        type="button"
        class="inline"
        aria-keyshortcuts="P"
        onClick={ifTrusted(() => steps.step('previous', false))}
      >
        {cardText(language, 'previousName')}
      </button>
      <button
        type="button"
        class="inline"
        aria-keyshortcuts="N"
        onClick={ifTrusted(() => steps.step('next', false))}
      >
        {cardText(language, 'nextName')}
      </button>
      {steps.isRepeated && (
        <button
          type="button"
          class="inline"
          aria-keyshortcuts="Shift+N"
          onClick={ifTrusted(() => steps.step('next', true))}
        >
          {cardText(language, 'nextOther')}
        </button>
      )}
    </div>
  );
}

type StepKey = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'isTrusted'
>;

/** Steps by N and P, with Shift to a name of another meaning. */
export function stepByKey(
  steps: CardSteps,
  { key, shiftKey, ctrlKey, altKey, metaKey, repeat, isTrusted }: StepKey,
): void {
  const direction = STEP_KEYS[key.toLowerCase()];
  // A key that is held down would run through the page, and each step asks all frames.
  if (isTrusted && direction && !repeat && !ctrlKey && !altKey && !metaKey) steps.step(direction, shiftKey);
}

/** Screen readers listen to a region only after it has been empty for a while; milliseconds. */
const EMPTY_MS = 100;

/**
 * Announces, politely and once, that a card has opened: a card that opens under the pointer does not move the focus. The card
 * may be rendered long before it is shown; the announcement waits until it is shown.
 */
class Announcement extends Component<{ text: string }, { announced: string }> {
  override state = { announced: '' };
  readonly #region = createRef<HTMLParagraphElement>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  // An element that is not shown has no size.
  readonly #observer = new ResizeObserver(() => {
    this.#observer.disconnect();
    this.#timer = setTimeout(() => this.setState({ announced: this.props.text }), EMPTY_MS);
  });

  override componentDidMount(): void {
    if (this.#region.current) this.#observer.observe(this.#region.current);
  }

  override componentDidUpdate({ text }: { text: string }): void {
    if (text === this.props.text) return;
    this.componentWillUnmount();
    this.componentDidMount();
  }

  override componentWillUnmount(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  render() {
    return (
      <p ref={this.#region} class="hidden" role="status">
        {this.state.announced}
      </p>
    );
  }
}

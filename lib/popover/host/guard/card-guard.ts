import { render } from 'preact';
import type { CardSheet } from '../card-sheet';
import { changeCard, HOST_ATTRIBUTES, watchForeignChanges } from './own-changes';

/** How often the style of an open card is looked at, in milliseconds. */
const SHEET_CHECK_MS = 500;

interface Parts {
  root: ShadowRoot;
  /** Where the card is rendered. */
  content: HTMLElement;
  sheet: CardSheet;
}

interface GuardEvents {
  /** Renders the card into its empty content. */
  redraw(): void;
  redrawn(): void;
  /** Somebody else has changed the card for the second time. */
  changedAgain(): void;
}

/** Puts everything in a card back as our data says it, when somebody else has changed something, once. */
export function guardCard(
  { root, content, sheet }: Parts,
  { redraw, redrawn, changedAgain }: GuardEvents,
  signal: AbortSignal,
): void {
  let isFirst = true;
  /** Those of the content, as we have set them. */
  let attributes: [name: string, value: string][] = [];
  const accepted = () => {
    attributes = Array.from(content.attributes, ({ name, value }) => [name, value]);
  };

  function found(): void {
    if (isFirst) {
      isFirst = false;
      changeCard(restore);
      redrawn();
    } else {
      sheet.discard();
      changedAgain();
    }
  }

  function restore(): void {
    render(null, content);
    content.replaceChildren();
    for (const { name } of Array.from(content.attributes)) content.removeAttribute(name);
    for (const [name, value] of attributes) {
      // A style set as an attribute would have to be allowed by the page's policy.
      if (name === 'style') content.style.cssText = value;
      else content.setAttribute(name, value);
    }
    root.replaceChildren(content);
    for (const name of HOST_ATTRIBUTES) root.host.removeAttribute(name);
    sheet.renew();
    redraw();
  }

  accepted();
  watchForeignChanges(root, { found, accepted }, signal);
  const timer = setInterval(() => sheet.isIntact || found(), SHEET_CHECK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

import { render } from 'preact';
import type { CardSheet } from '../card-sheet';
import { changeCard, innerRoot, isForeignAttribute, watchForeignChanges } from './own-changes';

/** How often that of an open card is looked at of which no observer tells, in milliseconds. */
const CHECK_MS = 500;

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

/**
 * Puts everything in a card back as our data says it, when somebody else has changed something, once.
 *
 * @returns looks at once at that of which no observer tells
 */
export function guardCard(
  { root, content, sheet }: Parts,
  { redraw, redrawn, changedAgain }: GuardEvents,
  signal: AbortSignal,
): () => void {
  let isFirst = true;
  /** Those of the content, as we have set them. */
  let attributes: [name: string, value: string][] = [];
  const accepted = () => {
    attributes = Array.from(content.attributes, ({ name, value }) => [name, value]);
  };

  function found(): void {
    // Such a root cannot be taken away from what is not rendered anew.
    if (isFirst && !innerRoot(content)) {
      isFirst = false;
      changeCard(restore);
      redrawn();
    } else end();
  }

  function restore(): void {
    for (const animation of root.getAnimations()) animation.cancel();
    render(null, content);
    content.replaceChildren();
    for (const { name } of Array.from(content.attributes)) content.removeAttribute(name);
    for (const [name, value] of attributes) {
      // A style set as an attribute would have to be allowed by the page's policy.
      if (name === 'style') content.style.cssText = value;
      else content.setAttribute(name, value);
    }
    root.replaceChildren(content);
    for (const name of root.host.getAttributeNames())
      if (isForeignAttribute(name)) root.host.removeAttribute(name);
    sheet.renew();
    redraw();
  }

  function end(): void {
    sheet.discard();
    changedAgain();
  }

  /**
   * A page that has defined an element of our name can say by its internals, without an attribute, what the host of a card is to a
   * screen reader. There is one such object: where the page has not taken it, we do.
   */
  let hasInternals = false;

  function check(): void {
    const host = root.host as HTMLElement;
    try {
      if (!hasInternals && host.matches(':defined')) hasInternals = Boolean(host.attachInternals());
    } catch {
      end();
      return;
    }
    // Nothing in a card moves by itself, has a root of its own, or is shown alone on the whole screen.
    if (
      !sheet.isIntact ||
      root.fullscreenElement ||
      root.getAnimations().length > 0 ||
      Array.from(root.querySelectorAll('*')).some(innerRoot)
    )
      found();
  }

  accepted();
  watchForeignChanges(root, { found, accepted }, signal);
  const timer = setInterval(check, CHECK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  return check;
}

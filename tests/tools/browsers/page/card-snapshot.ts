/** What a reader can see and use of the card. Lengths are CSS pixels of the frame's viewport. */
export interface CardSnapshot {
  /** As rendered: hidden text is left out, lines are separate. */
  text: string;
  /** Empty when the card has none. */
  role: string;
  /** The accessible name, from aria-labelledby or aria-label. */
  name: string;
  links: { text: string; href: string; target: string; rel: string }[];
  buttons: string[];
  rect: { x: number; y: number; width: number; height: number };
  /** Whether the keyboard is in the card. */
  hasFocus: boolean;
}

/**
 * Describes the card. Runs in the browser and can use nothing from this file.
 *
 * @param root the card's shadow root
 * @returns null when nothing of the card is rendered
 */
export function snapshotOf(root: ShadowRoot): CardSnapshot | null {
  const spoken = (element: Element) =>
    (element.ariaLabel || (element as HTMLElement).innerText || '').replace(/\s+/g, ' ').trim();
  const shown = <T extends Element>(selector: string) =>
    [...root.querySelectorAll<T>(selector)].filter((element) => element.checkVisibility());
  const card =
    root.querySelector<HTMLElement>('[role="dialog"], dialog') ??
    [...root.children].find(
      (child): child is HTMLElement => child instanceof HTMLElement && child.checkVisibility(),
    );
  if (!card?.checkVisibility()) return null;

  const labels = (card.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => root.getElementById(id))
    .filter((label) => label !== null);
  const { x, y, width, height } = card.getBoundingClientRect();
  return {
    text: card.innerText,
    role: card.role ?? (card.localName === 'dialog' ? 'dialog' : (root.host.role ?? '')),
    name: labels.length > 0 ? labels.map(spoken).join(' ') : (card.ariaLabel ?? root.host.ariaLabel ?? ''),
    links: shown<HTMLAnchorElement>('a[href]').map((link) => ({
      text: spoken(link),
      href: link.href,
      target: link.target,
      rel: link.rel,
    })),
    buttons: shown<HTMLElement>('button, [role="button"]').map(spoken),
    rect: { x, y, width, height },
    hasFocus: (root.host.getRootNode() as Document | ShadowRoot).activeElement === root.host,
  };
}

import type { Frame, JSHandle, Page } from 'puppeteer-core';
import { until } from '../until.ts';
import { type CardSnapshot, snapshotOf } from './card-snapshot.ts';
import { closedRoot } from './closed-root.ts';
import { frameOf } from './frame-position.ts';
import { serializable } from './page-function.ts';

export type { CardSnapshot } from './card-snapshot.ts';

/** A card opens after 200 ms of rest; the rest is for a busy machine. */
const cardTimeoutMs = 5000;

/**
 * Runs a function on the shadow root of the open card.
 *
 * @param target a page, or the frame that shows the card
 * @param inspect runs in the browser, out of the page's reach; what it gives and takes is serialised
 * @param args what `inspect` gets after the shadow root
 * @returns what `inspect` gave
 * @throws Error when no card is open
 *
 * @example
 * const focused = await evaluateInCard(page, (root) => root.activeElement?.id);
 */
export async function evaluateInCard<T, Args extends unknown[]>(
  target: Page | Frame,
  inspect: (root: ShadowRoot, ...args: Args) => T,
  ...args: Args
): Promise<Awaited<T>> {
  const root = await closedRoot(frameOf(target));
  if (!root) throw new Error('No card is open.');
  return evaluateAndDispose(root, inspect, args);
}

/**
 * Describes the open card.
 *
 * @param target a page, or the frame that shows the card
 * @returns null while no card is open, or none of it is rendered yet
 */
export async function readCard(target: Page | Frame): Promise<CardSnapshot | null> {
  const root = await closedRoot(frameOf(target));
  return root && evaluateAndDispose(root, snapshotOf, []);
}

/**
 * Waits for a card.
 *
 * @param target a page, or the frame that shows the card
 * @param isWanted which card is waited for; any, if left out
 * @param timeoutMs how long to wait
 * @returns the card as soon as it is there
 * @throws Error when the time is up, with the card that was there instead
 */
export async function waitForCard(
  target: Page | Frame,
  isWanted: (card: CardSnapshot) => boolean = () => true,
  timeoutMs = cardTimeoutMs,
): Promise<CardSnapshot> {
  let last: CardSnapshot | null = null;
  const read = async () => {
    last = await readCard(target);
    return last && isWanted(last) ? last : undefined;
  };
  return until(read, timeoutMs, () => `a card; last seen: ${JSON.stringify(last)}`);
}

/**
 * Waits until no card is open.
 *
 * @param target a page, or the frame that shows the card
 * @param timeoutMs how long to wait
 * @throws Error when the time is up, with the card that is still there
 */
export async function waitForNoCard(target: Page | Frame, timeoutMs = cardTimeoutMs): Promise<void> {
  let last: CardSnapshot | null = null;
  const read = async () => {
    last = await readCard(target);
    return last === null || undefined;
  };
  await until(read, timeoutMs, () => `the card to close; still there: ${JSON.stringify(last)}`);
}

async function evaluateAndDispose<T, Args extends unknown[]>(
  root: JSHandle<ShadowRoot>,
  inspect: (root: ShadowRoot, ...args: Args) => T,
  args: Args,
): Promise<Awaited<T>> {
  // Puppeteer's types unwrap handles among the arguments; here they are plain data.
  const run = serializable(inspect) as (root: ShadowRoot, ...args: unknown[]) => T;
  try {
    return (await root.evaluate(run, ...args)) as Awaited<T>;
  } finally {
    await root.dispose();
  }
}

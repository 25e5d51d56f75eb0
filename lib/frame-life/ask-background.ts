import type { CreateCard } from '@/lib/popover';
import { type Answer, type MessageName, post, type Target } from '@/lib/protocol';
import { sendUnchecked } from '@/lib/protocol/in-frame';
import type { FrameContext } from './context';
import type { ShowHighlights } from './run-in-frame';

/**
 * What the scripts of one document give to each other, by its name in the global object of the extension's isolated world, which
 * only our own scripts see.
 */
interface Hooks {
  glossaryReader: ShowHighlights;
  glossaryCard: CreateCard;
}

/** Reader: says to the scout of this document how highlights are shown. */
export function exposeReader(show: ShowHighlights): void {
  expose('glossaryReader', show);
}

/**
 * Scout: asks the background for the reader (entrypoints/reader), unless this document has it already. The background injects it
 * (lib/tabs/frames/inject-reader.ts); its script calls `exposeReader`, which leaves the function where this one finds it.
 *
 * @param background `browser.runtime`
 * @returns the reader of this document, or null when the background could not bring it
 */
export async function loadReader(background: Target): Promise<ShowHighlights | null> {
  return load(background, 'glossaryReader', 'load-reader');
}

/** Scout: asks the background for the styles of marks. @returns null when it could not insert them */
export async function insertStyles(background: Target): Promise<true | null> {
  return ask(background, 'insert-styles');
}

/** Card: says to the reader of this document how a card is made. */
export function exposeCard(create: CreateCard): void {
  expose('glossaryCard', create);
}

/**
 * Reader: asks the background for the script that makes cards (entrypoints/card), unless this document has it already. It comes as
 * the script of the reader does, and calls `exposeCard`.
 *
 * @param background `browser.runtime`
 * @returns what makes the cards of this document, or null when the background could not bring it
 */
export async function loadCard(background: Target): Promise<CreateCard | null> {
  return load(background, 'glossaryCard', 'load-card');
}

/**
 * Reader: asks the background (lib/tabs/frames/frame-messages.ts) what a card says of a drug or class. Where the
 * background cannot answer because the extension is gone, the context ends, and the marks with it.
 *
 * @param runtime `browser.runtime`
 * @param onError is told why there is no answer although the extension is there
 * @returns a function that takes an id, and gives null where the facts have no such entry; rejects where there is no answer
 */
export function createEntryQuestion(
  runtime: Target,
  context: FrameContext,
  onError: (error: unknown) => void,
): (id: string) => Promise<Answer<'get-entry'>> {
  return async (id) => {
    try {
      return await sendUnchecked(runtime, 'get-entry', { id });
    } catch (error) {
      if (context.isInvalid) context.abort();
      else onError(error);
      throw error;
    }
  };
}

function expose<Name extends keyof Hooks>(name: Name, hook: Hooks[Name]): void {
  Object.assign(globalThis, { [name]: hook });
}

async function load<Name extends keyof Hooks>(
  background: Target,
  name: Name,
  message: Question,
): Promise<Hooks[Name] | null> {
  const found = hookOf(name);
  if (found) return found;
  await ask(background, message);
  return hookOf(name);
}

/** Own properties only: an element of the page with this id is inherited by the global object of each world. */
function hookOf<Name extends keyof Hooks>(name: Name): Hooks[Name] | null {
  const world = globalThis as Partial<Hooks>;
  return Object.hasOwn(world, name) ? (world[name] ?? null) : null;
}

type Question = Extract<MessageName, 'load-reader' | 'load-card' | 'insert-styles'>;

/** Asks for a script or styles: answered by lib/tabs/frames/frame-messages.ts. */
async function ask(background: Target, name: Question): Promise<true | null> {
  const isDone = await post(background, name, {}).catch(() => false);
  return isDone === true || null;
}

import { describeError } from './errors';
import { FRAME_ROUTES, type Receiver, type Route, type Sender } from './frame-routes';
import type { Answer, MessageName, Request } from './messages';

/** So long an answer is waited for, in milliseconds: a background that is just being stopped may take a message and never answer. */
const MAX_ANSWER_MS = 5000;

/** Where messages can be sent to: `browser.runtime` for the background and the extension's pages, or `frameOfTab`. */
export interface Target {
  sendMessage(message: unknown): Promise<unknown>;
}

/** The part of `browser.tabs` that is used here. */
interface Tabs {
  sendMessage(tabId: number, message: unknown, options?: { frameId: number }): Promise<unknown>;
}

/** @returns one frame of a tab, or all its frames when `frameId` is missing */
export function frameOfTab(tabs: Tabs, tabId: number, frameId?: number): Target {
  return {
    sendMessage: (message) =>
      frameId === undefined
        ? tabs.sendMessage(tabId, message)
        : tabs.sendMessage(tabId, message, { frameId }),
  };
}

/**
 * Sends a message whose answer the caller checks: for page frames, which have no schema library.
 *
 * @returns the answer, whatever it is
 * @throws what the browser says when there is no receiver, and an error when there is no answer after 5 seconds
 */
export async function post<Name extends MessageName>(
  target: Target,
  name: Name,
  request: Request<Name>,
): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer to "${name}"`)), MAX_ANSWER_MS);
  });
  try {
    return await Promise.race([target.sendMessage({ type: name, ...request }), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Sends a message that is answered, as `send` does, but does not check the answer: for page frames.
 *
 * @throws what the browser says when there is no receiver, and an error where the receiver has failed
 */
export async function sendUnchecked<Name extends MessageName>(
  target: Target,
  name: Name,
  request: Request<Name>,
): Promise<Answer<Name>> {
  const answer = await post(target, name, request);
  if (answer === undefined) throw new Error(`No valid answer to the message "${name}"`);
  return answer as Answer<Name>;
}

/** What the browser tells about the sender of a message, as far as it is used here. */
export interface SenderDetails {
  tab?:
    | {
        id?: number | undefined;
        url?: string | undefined;
        windowId?: number | undefined;
        incognito: boolean;
      }
    | undefined;
  frameId?: number | undefined;
  /** The document that has sent the message; Firefox does not tell it. */
  documentId?: string | undefined;
  /** The address of the document or script that has sent the message. */
  url?: string | undefined;
  /** The origin of that document, which its address does not say where it is `about:blank` or the document is sandboxed. */
  origin?: string | undefined;
}

/** With the browser's own interface and with webextension-polyfill: Chromium's own takes no promise for an answer. */
type Listener = (
  value: unknown,
  sender: SenderDetails,
  respond: (answer: unknown) => void,
) => true | undefined;

/** The part of `browser.runtime` that is used here. */
export interface Runtime {
  /** Missing where the extension is gone. */
  readonly id?: string | undefined;
  getURL(path: ''): string;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}

/** A function for each message that a part of the extension receives. */
export type Handlers = {
  [Name in MessageName]?: (
    request: Request<Name>,
    sender: SenderDetails,
  ) => Answer<Name> | Promise<Answer<Name>>;
};

export interface ReceiverOptions {
  runtime: Runtime;
  /** Which part of the extension this is. */
  receiver: Receiver;
  /** Is told in one sentence about each message that is refused, and about each handler that fails. */
  onError(text: string): void;
  /** Ends the listening; missing where it never ends. */
  signal?: AbortSignal;
}

/**
 * Receives messages. A message with an unknown name, or from a sender who may not send it, is refused and not answered. Messages
 * without a handler here are left to other listeners.
 *
 * @param routes the ways of all messages that this receiver may get
 * @param check takes what a message carries and gives it to the handler, or throws an error that says what is wrong with it
 */
export function listen(
  routes: Partial<Record<MessageName, Route>>,
  { runtime, receiver, onError, signal }: ReceiverOptions,
  handlers: Handlers,
  check: (name: MessageName, carried: object) => unknown,
): void {
  function receive<Name extends MessageName>(
    name: Name,
    { route, answer }: Route,
    carried: object,
    details: SenderDetails,
  ): Promise<unknown> | undefined {
    const handler = handlers[name];
    const allowed = route[receiver];
    if (!allowed || !handler) return undefined;
    const sender = senderOf(details, runtime.getURL(''));
    if (!allowed.includes(sender)) return refuse(`"${name}" may not come from the sender "${sender}"`);
    let request: Request<Name>;
    try {
      request = check(name, carried) as Request<Name>;
    } catch (error) {
      return refuse(`"${name}" has a wrong shape: ${(error as Error).message}`);
    }
    const done = run(() => handler(request, details));
    done.catch((error) => onError(`The message "${name}" could not be handled: ${describeError(error)}`));
    // An answer to a page that has gone is an error in Firefox, so only a message that expects an answer gets one:
    // BROWSER-BUGS.md#answer-to-a-leaving-page
    return answer ? done : undefined;
  }

  function refuse(reason: string): undefined {
    onError(`Refused a message: ${reason}`);
  }

  const listener: Listener = (value, details, respond) => {
    const { type, ...request }: { type?: unknown } = Object(value);
    const name = nameIn(routes, type);
    const route = name && routes[name];
    if (!name || !route) {
      return refuse(typeof type === 'string' ? `unknown name "${type.slice(0, 100)}"` : 'it has no name');
    }
    const answer = receive(name, route, request, details);
    // A handler that fails answers undefined, which is no valid answer to any message.
    answer?.then(respond, () => respond(undefined));
    return answer && true;
  };
  if (signal?.aborted) return;
  runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => {
    // Chromium throws where the extension is gone, and its events with it: BROWSER-BUGS.md#content-scripts-outlive-extension
    if (runtime.id !== undefined) runtime.onMessage.removeListener(listener);
  });
}

/** Receives messages, as `on` does, where the receiver is a page frame: what they carry is not checked. */
export function listenInFrame(options: Omit<ReceiverOptions, 'receiver'>, handlers: Handlers): void {
  listen(FRAME_ROUTES, { ...options, receiver: 'page-frame' }, handlers, (_, request) => request);
}

/**
 * Listens to the message "session-changed", without the schemas that `on` needs. Whoever sends it, it only makes the settings be
 * read once more.
 *
 * @param changed gets the keys that have changed
 * @returns ends the listening
 */
export function onSessionChanged(runtime: Runtime, changed: (keys: readonly string[]) => void): () => void {
  const listener: Listener = (value) => {
    const { type, keys }: { type?: unknown; keys?: unknown } = Object(value);
    if (type === ('session-changed' satisfies MessageName) && Array.isArray(keys)) changed(keys.map(String));
    return undefined;
  };
  runtime.onMessage.addListener(listener);
  return () => runtime.onMessage.removeListener(listener);
}

function nameIn(messages: object, type: unknown): MessageName | undefined {
  return typeof type === 'string' && Object.hasOwn(messages, type) ? (type as MessageName) : undefined;
}

async function run<Result>(handler: () => Result | Promise<Result>): Promise<Result> {
  return handler();
}

/** The background script: of Chromium's service worker, and of the page that Firefox makes for it. */
const BACKGROUND_PATHS = ['background.js', '_generated_background_page.html'];

/** @param extensionUrl where the files of this extension are, with a slash at the end */
function senderOf({ url = '', frameId }: SenderDetails, extensionUrl: string): Sender {
  if (!url.startsWith(extensionUrl)) return frameId === 0 ? 'top-page' : 'subframe';
  return BACKGROUND_PATHS.includes(url.slice(extensionUrl.length)) ? 'background' : 'extension-page';
}

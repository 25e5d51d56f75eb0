import type { RemoteCard, Runtime, SenderDetails, Target } from '@/lib/protocol';

type Listener = Parameters<Runtime['onMessage']['addListener']>[0];

const EXTENSION_URL = 'chrome-extension://glossary/';

/** Those who can send a message, as the browser describes them to the receiver. */
export const SENDERS = {
  'top-page': {
    url: 'https://example.com/',
    origin: 'https://example.com',
    frameId: 0,
    tab: { id: 3, url: 'https://example.com/', incognito: false },
  },
  subframe: {
    url: 'https://example.net/',
    origin: 'https://example.net',
    frameId: 7,
    tab: { id: 3, url: 'https://example.com/', incognito: false },
  },
  background: { url: `${EXTENSION_URL}background.js` },
  'firefox-background': { url: `${EXTENSION_URL}_generated_background_page.html` },
  'extension-page': { url: `${EXTENSION_URL}popup.html` },
  'extension-page-in-tab': {
    url: `${EXTENSION_URL}popup.html`,
    frameId: 0,
    tab: { id: 9, url: `${EXTENSION_URL}popup.html`, incognito: false },
  },
} satisfies Record<string, SenderDetails>;

/** A card that a frame asks the top page for. */
export const REMOTE_CARD: RemoteCard = {
  key: '0.5',
  id: 'letrozole',
  pointedAt: { normalizedText: 'Femara', definedHere: false },
  language: 'fr',
  boxes: [{ left: 0, top: 1, right: 60, bottom: 20.5 }],
  pointed: 0,
  viewport: { width: 300, height: 90 },
  frame: 2,
};

/** `browser.runtime` of one part of the extension: it receives what is delivered to it, and remembers what it sends. */
export class FakeRuntime implements Runtime, Target {
  id: string | undefined = 'glossary';
  readonly listeners = new Set<Listener>();
  readonly sent: unknown[] = [];
  /** The answer to each message that is sent; an error is thrown. */
  answer: unknown = undefined;

  readonly onMessage = {
    addListener: (listener: Listener) => void this.listeners.add(listener),
    removeListener: (listener: Listener) => void this.listeners.delete(listener),
  };

  getURL(): string {
    return EXTENSION_URL;
  }

  async sendMessage(message: unknown): Promise<unknown> {
    this.sent.push(message);
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }

  /**
   * Delivers a message as the browsers do: a listener that answers later returns true.
   *
   * @returns the answer, or undefined when no listener answers
   */
  deliver(message: unknown, sender: SenderDetails): Promise<unknown> | undefined {
    let respond: (answer: unknown) => void = () => undefined;
    const answer = new Promise((resolve) => {
      respond = resolve;
    });
    const willAnswer = [...this.listeners].map((listener) => listener(message, sender, respond));
    return willAnswer.includes(true) ? answer : undefined;
  }
}

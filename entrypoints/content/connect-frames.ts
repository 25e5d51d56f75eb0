import type { FrameCards } from '@/lib/popover';
import { type Message, type Messaging, parseShownAnswer } from '@/lib/protocol';

/** How top page and frames reach each other: through the background, since the page would see a message in its windows. */
export function connectFrames(runtime: Messaging): FrameCards {
  // Awaited inside: where the extension is gone, Chromium throws instead of returning a promise.
  const send = async (message: Message): Promise<unknown> => {
    try {
      return await runtime.sendMessage(message);
    } catch {
      return false;
    }
  };
  const topPage = {
    show: async (card) => parseShownAnswer(await send({ type: 'show-in-top-page', card })),
    close: (left) => void send({ type: 'left-in-frame', ...left }),
  } satisfies FrameCards['topPage'];
  return {
    topPage: window.top === window ? null : topPage,
    farClosed: (key) => void send({ type: 'closed-in-top-page', key }),
    cardStays: () => void send({ type: 'card-stays' }),
    closeElsewhere: () => void send({ type: 'close-cards' }),
    focusIsFree: () => void send({ type: 'focus-is-free' }),
    stepOn: (direction, otherThan) => void send({ type: 'step-on', direction, otherThan }),
  };
}

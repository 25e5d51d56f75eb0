import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isFactLink, loadGlossary } from '@/lib/glossary';
import { MESSAGES } from '@/lib/protocol/messages';
import { receiveFrameMessages } from '@/lib/tabs';
import { fuzzRuns } from '../../../tools/fuzz-runs';
import { FakeRuntime, REMOTE_CARD, SENDERS } from '../../protocol/fake-runtime';
import { FakeTab, frame } from '../fake-tab';

const glossary = loadGlossary();
const FRAMES = ['top-page', 'subframe'] as const;

/** What messages carry, valid or nearly so, beside anything else. */
const field = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>('letrozole', 'class:taxane', '__proto__', 'next', 'here', 'popup', REMOTE_CARD),
  fc.constantFrom<unknown>(
    'https://cancer.ca/',
    'javascript:alert(1)',
    ['private.everywhere'],
    true,
    0,
    null,
  ),
);
const message = fc
  .record({
    type: fc.constantFrom(...Object.keys(MESSAGES)),
    fields: fc.dictionary(
      fc.constantFrom(
        ...['id', 'keys', 'direction', 'from', 'otherThan', 'card', 'key', 'atOnce', 'pointerLeftAt', 'by'],
        ...[
          'url',
          'inBackground',
          'text',
          'list',
          'query',
          'report',
          'names',
          'path',
          'readerAt',
          '__proto__',
        ],
      ),
      field,
    ),
  })
  .map(({ type, fields }) => ({ ...fields, type }));
const sender = fc.constantFrom(...Object.values(SENDERS), {}, { url: 'https://example.com/', frameId: 0 });

test('whatever is sent by whomever, the background stays up, and does for a frame only what frames may have', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(message, sender), { minLength: 1, maxLength: 5 }), async (sent) => {
      const runtime = new FakeRuntime();
      const tab = new FakeTab(frame(0), frame(7));
      const take = vi.fn(() => null);
      const openLink = vi.fn(async (_url: string) => undefined);
      const openOwnPage = vi.fn(async (_id: string | null) => undefined);
      const readSession = vi.fn(async () => ({}));
      receiveFrameMessages(
        { runtime, scripting: tab.scripting, tabs: tab.tabs },
        {
          settings: { turnOff: async () => true, undoTurnOff: async () => undefined, readSession },
          entry: async (id) => glossary.entry(id) ?? null,
          updateToolbar: async () => undefined,
          handover: { take },
          openOwnPage,
          isFactLink: (url) => isFactLink(glossary, url),
          openLink,
          reader: {
            loadReader: async () => true,
            loadCard: async () => true,
            insertStyles: async () => true,
            removeStyles: async () => true,
          },
          onError: (text) => expect(text).not.toBe(''),
        },
      );
      for (const [value, from] of sent) await runtime.deliver(value, from);

      const isFromFrame = sent.every(([, from]) => FRAMES.some((name) => SENDERS[name] === from));
      if (isFromFrame) expect(take).not.toHaveBeenCalled();
      for (const [url] of openLink.mock.calls) expect(isFactLink(glossary, url)).toBe(true);
      for (const [id] of openOwnPage.mock.calls) expect(id ?? 'settings').toMatch(/^[a-z0-9:-]+$/);
      // What is passed on to frames is a message of ours again.
      for (const { message: passedOn } of tab.sent) {
        const { type, ...request } = passedOn;
        expect(Object.keys(MESSAGES)).toContain(type);
        expect(JSON.stringify(request).length).toBeLessThan(20_000);
      }
    }),
    { numRuns: fuzzRuns(300) },
  );
});

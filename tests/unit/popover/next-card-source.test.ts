import { beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '@/lib/glossary';
import type { CardHost, CreateCard } from '@/lib/popover/host';
import { CardSource } from '@/lib/popover/next-card';

const ENTRY = { id: 'letrozole' } as Entry;
const REQUEST = {
  id: 'letrozole',
  pointedAt: { normalizedText: 'letrozole', definedHere: false },
  language: 'en' as const,
};
const host = {} as CardHost;
const createCard = vi.fn<CreateCard>(() => host);
const loadCard = vi.fn<() => Promise<CreateCard | null>>();
const CHOICES = { openOn: 'rest', rest: 'usual', cardTextSize: 'large', language: 'auto' } as const;
const askEntry = vi.fn(async () => ENTRY);
const close = vi.fn();
const turnOff = vi.fn();
const undoTurnOff = vi.fn();
const openGlossary = vi.fn();
const openSettings = vi.fn();
let source: CardSource;

beforeEach(() => {
  vi.clearAllMocks();
  loadCard.mockReset().mockResolvedValue(createCard);
  const options = {
    askEntry,
    loadCard,
    hostName: 'example.org',
    asksTwice: false,
    turnOff,
    undoTurnOff,
    openGlossary,
    openSettings,
    choices: CHOICES,
  };
  source = new CardSource(options, () => true);
});

test('the script is asked for in parallel with the first entry, and once', async () => {
  const requests = [source.request('letrozole'), source.request('tamoxifen')];
  expect(askEntry).toHaveBeenCalledTimes(2);
  expect(loadCard).toHaveBeenCalledOnce();
  expect(await Promise.all(requests)).toEqual([true, true]);
  await source.request('anastrozole');
  expect(loadCard).toHaveBeenCalledOnce();
});

test('a card is made by the script, of what it is given', async () => {
  expect(source.create(REQUEST, close, undefined)).toBeNull();
  await source.request('letrozole');
  expect(source.has('letrozole')).toBe(true);
  expect(source.create(REQUEST, close, undefined)).toBe(host);
  const { pointedAt, language } = REQUEST;
  expect(createCard).toHaveBeenCalledExactlyOnceWith({
    pointedAt,
    language,
    entry: ENTRY,
    textSize: 'large',
    entryOf: expect.any(Function),
    steps: undefined,
    hostName: 'example.org',
    onClose: close,
    isCompact: true,
    asksTwice: false,
    onTurnOff: turnOff,
    onUndo: undoTurnOff,
    onOpenGlossary: openGlossary,
    onOpenSettings: openSettings,
  });
});

test('while the script is on its way, the entry alone makes no card', async () => {
  let arrive: ((create: CreateCard) => void) | undefined;
  loadCard.mockReturnValue(
    new Promise((resolve) => {
      arrive = resolve;
    }),
  );
  const request = source.request('letrozole');
  await vi.waitFor(async () => expect(await askEntry.mock.results[0]?.value).toBe(ENTRY));
  expect(source.has('letrozole')).toBe(false);
  expect(source.create(REQUEST, close, undefined)).toBeNull();
  arrive?.(createCard);
  expect(await request).toBe(true);
});

test.each<[string, () => Promise<null>]>([
  ['cannot be had', async () => null],
  ['is not answered', () => Promise.reject(new Error('no receiver'))],
])('a script that %s is asked for again at the next occasion', async (_, fail) => {
  loadCard.mockImplementationOnce(fail);
  expect(await source.request('letrozole')).toBe(false);
  expect(await source.request('letrozole')).toBe(true);
  expect(loadCard).toHaveBeenCalledTimes(2);
  expect(askEntry).toHaveBeenCalledOnce();
});

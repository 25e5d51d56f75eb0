import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createGlossarySearch } from '@/entrypoints/background/glossary-search';
import { createLookUp, createQueryHandover, type LookUp } from '@/lib/tabs';

const TAB = { id: 3, windowId: 5 };
const search = createGlossarySearch('en', ['en-CA']).find;

let lookUp: LookUp;
let time: number;
let handover: ReturnType<typeof createQueryHandover>;
const openCard = vi.fn(async () => true);
const openPopup = vi.fn(async () => undefined);
const openGlossary = vi.fn(async () => undefined);

beforeEach(() => {
  vi.clearAllMocks();
  openCard.mockResolvedValue(true);
  openPopup.mockResolvedValue(undefined);
  time = 0;
  handover = createQueryHandover(() => time);
  lookUp = createLookUp({ search, openCard, openPopup, openGlossary, handover });
});

describe('a selection that means one drug or class', () => {
  test.each([
    ['letrozole', 'letrozole'],
    [' Ibrance® 125 mg\n', 'palbociclib'],
    ['letro\u00adzole', 'letrozole'],
    // Other names contain these.
    ['Herceptin', 'trastuzumab'],
    ['herceptin® 440 mg', 'trastuzumab'],
    ['trastuzumab', 'trastuzumab'],
    ['Adriamycin', 'doxorubicin'],
    ['Perjeta', 'pertuzumab'],
    // Its drugs are found too.
    ['aromatase inhibitors', 'class:aromatase-inhibitor'],
  ])('%j opens its card beside the selection', async (selected, id) => {
    await lookUp.selection(selected, TAB, 7);
    expect(openCard).toHaveBeenCalledExactlyOnceWith(3, 7, id);
    expect(openPopup).not.toHaveBeenCalled();
    expect(handover.take('popup')).toBeNull();
  });

  test('opens the popup with it where the card cannot open', async () => {
    openCard.mockResolvedValue(false);
    await lookUp.selection('letrozole', TAB, 0);
    expect(openPopup).toHaveBeenCalledExactlyOnceWith({ windowId: 5 });
    expect(handover.take('popup')).toBe('letrozole');
  });

  test('opens the popup where the browser does not say which frame it is in', async () => {
    await lookUp.selection('letrozole', TAB, undefined);
    await lookUp.selection('letrozole', undefined, 0);
    expect(openCard).not.toHaveBeenCalled();
    expect(openPopup.mock.calls).toEqual([[{ windowId: 5 }], [{}]]);
  });
});

describe('a selection of which only the reader knows what it means', () => {
  test.each([
    ['several drugs begin alike', 'trastuzu'],
    ['it is a regimen, which has no card, of drugs that have', 'AC'],
    ['two are selected', 'letrozole and tamoxifen'],
    ['it is only like a name', 'leterzole'],
    ['it is another medicine', 'vincristine'],
    ['it has no card', 'triple negative'],
    ['nothing is like it', 'made her laugh'],
  ])('opens the popup with it when %s', async (_, selected) => {
    await lookUp.selection(selected, TAB, 0);
    expect(openCard).not.toHaveBeenCalled();
    expect(handover.take('popup')).toBe(selected);
  });

  test('a whole page opens the popup with its beginning, though that names a drug', async () => {
    await lookUp.selection(`letrozole ${'is a medicine that she took at home '.repeat(100_000)}`, TAB, 0);
    expect(openCard).not.toHaveBeenCalled();
    const text = handover.take('popup') ?? '';
    expect(text).toMatch(/^letrozole is a medicine/);
    expect(text.length).toBeLessThanOrEqual(64);
  });

  test.each([
    ['of control characters', '\u0000\u0007 \n\u202e', ''],
    ['of emoji', '💊'.repeat(5_000), '💊'.repeat(64)],
    ['with half an emoji', 'made her\ud83d', 'made her\ufffd'],
    ['of markup', '<img src=x onerror="alert(1)">&amp;', '<img src=x onerror="alert(1)">&amp;'],
  ])('a selection %s opens the popup with what is left of it', async (_, selected, text) => {
    await lookUp.selection(selected, TAB, 0);
    expect(handover.take('popup')).toBe(text);
  });
});

test('the glossary opens with the text where the popup is refused', async () => {
  openPopup.mockRejectedValue(new Error('the window has no toolbar'));
  await lookUp.selection('leterzole', TAB, 0);
  expect(openGlossary).toHaveBeenCalledOnce();
  expect(handover.take('popup')).toBeNull();
  expect(handover.take('glossary')).toBe('leterzole');
});

test('a text is handed over once, to the page that opens for it, and not to one that opens much later', () => {
  handover.give('popup', 'letrozole');
  expect(handover.take('glossary')).toBeNull();
  expect(handover.take('popup')).toBe('letrozole');
  expect(handover.take('popup')).toBeNull();
  handover.give('popup', 'letrozole');
  time = 60_000;
  expect(handover.take('popup')).toBeNull();
});

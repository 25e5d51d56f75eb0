import { afterEach, describe, expect, test } from 'vitest';
import type { Drug, LabelUse } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import { button, drug, removeCards, rendered, show } from './show-card';

afterEach(removeCards);

const HER2_POSITIVE = subtypesOf('trastuzumab').filter(({ id }) => id === 'her2-positive');

function subtypesOf(id: string) {
  return drug(id).listings.flatMap(({ subtypes }) => subtypes);
}

const text = (words: string) => ({ en: words, fr: `${words}, en français` });

const early = { stage: 'early' as const, text: text('early breast cancer'), subtypes: HER2_POSITIVE };
const advanced = { stage: 'advanced' as const, text: text('breast cancer that has spread'), subtypes: [] };

/** Trastuzumab with one use, which a label of Health Canada of May 2, 2025 says if nothing else is given. */
function withUse(changes: Partial<LabelUse>): Drug {
  const [use] = drug('trastuzumab').labelUses;
  if (!use) throw new Error('Trastuzumab has no label');
  const { shortIndication: _, ...others } = use;
  const shown = {
    ...others,
    lines: [early],
    alternatives: [HER2_POSITIVE],
    date: '2025-05-02',
    isAtFirst: true,
  };
  const whole = { ...shown, ...changes };
  return {
    ...drug('trastuzumab'),
    firstUses: [whole],
    labelUses: [{ ...whole, isAtFirst: !whole.shortIndication }],
  };
}

const useOf = (one: Drug, language: Language = 'en') =>
  show(one, { language }).querySelector('.use')?.textContent;

describe('the base document', () => {
  test('is named with its section and year, and always says that its page is about cancer that has spread', () => {
    expect(show(drug('letrozole')).textContent).toMatch(
      /Canadian Cancer Society, “Hormone therapy” \(2024\) lists it, in some situations, forHR-positiveThat page is about cancer that has spread. This medicine may also be used when cancer has not spread\./,
    );
    expect(show(drug('letrozole'), { language: 'fr' }).textContent).toContain(
      'Cette page porte sur le cancer qui s’est propagé. Ce médicament peut aussi servir quand le cancer ne s’est pas propagé.',
    );
  });

  test('has chips that say whether the cancer is of all subtypes', () => {
    expect(show(drug('trastuzumab')).querySelector('.chips')?.textContent).toBe(
      'HR-positiveandHER2-positive',
    );
  });
});

describe('what a regulator has approved', () => {
  test('stands beside the base document’s statement, with chips of its own, source and date', () => {
    expect(useOf(withUse({}))).toBe(
      'Approved in Canada for early breast cancer. (Health Canada, May 2025 (opens in a new tab)) HER2-positive',
    );
    expect(useOf(withUse({}), 'fr')).toMatch(
      /^Approuvé au Canada pour early breast cancer, en français\. \(Santé Canada, mai 2025.*HER2 positif$/,
    );
  });

  test('is as large and as dark as the text around it', () => {
    const main = show(withUse({}));
    const look = (selector: string) => {
      const { fontSize, color } = getComputedStyle(main.querySelector(selector) as Element);
      return { fontSize, color };
    };
    expect(look('.use > p')).toEqual(look('header + p'));
  });

  test('is a list where it has several lines', () => {
    expect(useOf(withUse({ lines: [early, advanced], alternatives: [] }))).toMatch(
      /^Approved in Canada for: early breast cancer breast cancer that has spread \(Health Canada, May 2025.*\)$/,
    );
  });

  test('is its kinds of cancer alone where it is long, and its lines with their stages on demand', async () => {
    const shortIndication = text('HER2-positive breast cancer');
    const main = show(withUse({ shortIndication, lines: [advanced, early] }));
    expect(main.querySelector('.use')?.textContent).toMatch(
      /^Approved in Canada, in some situations, for HER2-positive breast cancer\. \(Health Canada, May 2025/,
    );
    expect(main.textContent).not.toContain('early breast cancer');
    button('More').click();
    await rendered();
    expect(main.textContent).toMatch(
      /Where it is approved, and for what.*Early cancer:early breast cancer.*Advanced or spread:breast cancer that has spread.*Health Canada, official drug information, May 2, 2025/s,
    );
  });

  test('is said to be reported where the source is not the regulator’s own, with the month of the report', () => {
    const source = {
      id: 'report',
      publisher: 'OncLive',
      title: 'A report',
      url: 'https://example.com/report',
      date: '2026-05-20',
      dateOf: 'article' as const,
    };
    const reported = withUse({ source, isReported: true, date: '2026-05-15' });
    expect(useOf(reported)).toContain('(as reported by OncLive, May 2026');
    expect(useOf(reported, 'fr')).toContain('(selon OncLive, mai 2026');
  });

  test('and what is no longer approved is said before it, with the month in which that ended', () => {
    const [approved] = withUse({}).labelUses;
    const [ended] = withUse({ region: 'US', state: 'withdrawn', date: '2011-11' }).labelUses;
    if (!approved || !ended) throw new Error('There are no uses');
    const uses = [...show({ ...drug('trastuzumab'), firstUses: [ended, approved] }).querySelectorAll('.use')];
    expect(uses.map(({ textContent }) => textContent?.slice(0, 50))).toEqual([
      'No longer approved in the US, since November 2011,',
      expect.stringContaining('Approved in Canada'),
    ]);
  });
});

test('the chips of kinds that exclude each other are joined by "or"', () => {
  const [hr, her2] = subtypesOf('trastuzumab');
  if (!hr || !her2) throw new Error('Trastuzumab has lost its subtypes');
  show(withUse({ alternatives: [[her2], [hr, her2]] }));
  expect(document.querySelector('.use .chips')?.textContent).toBe(
    'HER2-positiveorHR-positiveandHER2-positive',
  );
});

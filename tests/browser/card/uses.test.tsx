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

/** The first row below that of the base document and its scope. */
const rowOfLabel = (main: HTMLElement) => main.querySelector('.scope + .use');

const useOf = (one: Drug, language: Language = 'en') => rowOfLabel(show(one, { language }))?.textContent;

describe('the base document', () => {
  test('is named with its section and year, and always says that its page is about cancer that has spread', () => {
    expect(show(drug('letrozole')).textContent).toMatch(
      /Canadian Cancer Society, “Hormone therapy” \(2024\) \(opens in a new tab\) lists it forHR-positive breast cancer, in some cases\.That page is about cancer that has spread. This medicine may also be used when cancer has not spread\./,
    );
    expect(show(drug('letrozole'), { language: 'fr' }).textContent).toContain(
      'Cette page porte sur le cancer qui s’est propagé. Ce médicament peut aussi servir quand ce n’est pas le cas.',
    );
  });

  test('has chips in a sentence that says whether the cancer is of all subtypes', () => {
    const sentence = (id: string, language: Language = 'en') =>
      show(drug(id), { language }).querySelector('.use > .by + p')?.textContent?.trim();
    expect(sentence('trastuzumab')).toBe('HR-positive + HER2-positive breast cancer.');
    expect(sentence('trastuzumab', 'fr')).toBe('le cancer du sein RH positif + HER2 positif.');
    expect(sentence('olaparib')).toBe('HER2-negative breast cancer with a BRCA gene mutation.');
    expect(sentence('letrozole')).toBe('HR-positive breast cancer, in some cases.');
  });
});

describe('what a regulator has approved', () => {
  test('stands beside the base document’s statement, with chips of its own, source and date', () => {
    expect(useOf(withUse({}))).toBe(
      'Health Canada, May 2025 (opens in a new tab): approved forHER2-positive early breast cancer.',
    );
    expect(useOf(withUse({}), 'fr')).toMatch(
      /^Santé Canada, mai 2025.*\u00a0: approuvé pourHER2 positif early breast cancer, en français\.$/,
    );
  });

  test('is said to be for a wider group where it is, so that the two do not read as a contradiction', () => {
    expect(useOf(withUse({ isWider: true }))).toContain(
      ': approved fora wider group: HER2-positive early breast cancer.',
    );
    expect(useOf(withUse({ isWider: true }), 'fr')).toContain(
      ' : approuvé pourun groupe plus large : HER2 positif',
    );
  });

  test('has the whole name of who says it in the details, where there is room', async () => {
    const [statement] = drug('capecitabine').statements;
    if (!statement) throw new Error('Capecitabine has no statement');
    const source = { ...statement.source, shortName: 'SN', publisher: 'A Long Name' };
    const said = { ...statement, source, shortText: text('Short.') };
    const main = show({ ...drug('capecitabine'), statements: [said] });
    expect(main.textContent).not.toContain('A Long Name, 2025');
    expect(main.textContent).toContain('SN, 2025');
    button('Names, details').click();
    await rendered();
    expect(main.textContent).toContain('A Long Name, 2025');
  });

  test('names the region where the name of the regulator does not', () => {
    expect(useOf(withUse({ region: 'EU' }))).toContain(': approved in the EU forHER2-positive');
    expect(useOf(withUse({ region: 'US' }))).toContain(': approved forHER2-positive');
  });

  test('has the date of the list where a list of the regulator says it, and no decision', () => {
    expect(show(drug('ibandronic-acid')).textContent).toMatch(
      /EMA, list of October 2025 \(opens in a new tab\): approved in the EU for/,
    );
    expect(show(drug('ibandronic-acid'), { language: 'fr' }).textContent).toContain(
      'EMA, liste (octobre 2025)',
    );
  });

  test('is as large and as dark as the base document’s statement', () => {
    const main = show(withUse({}));
    const look = (selector: string) => {
      const { fontSize, color } = getComputedStyle(main.querySelector(selector) as Element);
      return { fontSize, color };
    };
    expect(look('.scope + .use > .by + p')).toEqual(look('.use > .by + p'));
  });

  test('is a list where it has several lines', () => {
    expect(useOf(withUse({ lines: [early, advanced], alternatives: [] }))).toMatch(
      /^Health Canada, May 2025.*: approved forearly breast cancerbreast cancer that has spread$/,
    );
  });

  test('is its kinds of cancer alone where it is long, and its lines with their stages on demand', async () => {
    const shortIndication = text('HER2-positive breast cancer');
    const main = show(withUse({ shortIndication, lines: [advanced, early] }));
    expect(rowOfLabel(main)?.textContent).toMatch(
      /^Health Canada, May 2025.*: approved forHER2-positive breast cancer, in some cases\.$/,
    );
    expect(main.textContent).not.toContain('early breast cancer');
    button('Names, details').click();
    await rendered();
    expect(main.textContent).toMatch(
      /Where it is approved, and for what.*Health Canada, official drug information, May 2, 2025.*Early cancer:early breast cancer.*Advanced or spread:breast cancer that has spread/s,
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
    expect(useOf(reported)).toMatch(
      /^As reported by OncLive, May 2026.*: approved in Canada forHER2-positive/,
    );
    expect(useOf(reported, 'fr')).toMatch(
      /^Selon OncLive, mai 2026.*\u00a0: approuvé au Canada pourHER2 positif/,
    );
  });

  test('and so is a statement that is known from a report alone', () => {
    expect(show(drug('giredestrant')).textContent).toContain('As reported by Pharmaceutical Business Review');
    expect(show(drug('giredestrant'), { language: 'fr' }).textContent).toContain(
      'Selon Pharmaceutical Business Review',
    );
  });

  test('and what is no longer approved is said before it, with the month in which that ended', () => {
    const [approved] = withUse({}).labelUses;
    const [ended] = withUse({ region: 'US', state: 'withdrawn', date: '2011-11' }).labelUses;
    if (!approved || !ended) throw new Error('There are no uses');
    const main = show({ ...drug('trastuzumab'), firstUses: [ended, approved] });
    const uses = [...main.querySelectorAll('.scope ~ .use')];
    expect(uses.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(
        /No longer approved in the US, since November 2011, for HER2-positive early breast cancer\.$/,
      ),
      expect.stringMatching(/: approved for/),
    ]);
    expect(main.querySelector('.scope ~ .use strong')?.textContent).toBe('No longer approved');
  });
});

describe('the chips of a sentence', () => {
  test('stand in front of it where it does not name them, joined by "or" where kinds exclude each other', () => {
    const [hr, her2] = subtypesOf('trastuzumab');
    if (!hr || !her2) throw new Error('Trastuzumab has lost its subtypes');
    expect(useOf(withUse({ alternatives: [[her2], [hr, her2]] }))).toContain(
      'forHER2-positive or HR-positive and HER2-positive early breast cancer.',
    );
  });

  test('stand where it names them, with the label for the words that it stands for, and for no wider ones', () => {
    const named = (words: string) => {
      const lines = [{ ...early, text: text(`early, ${words} and HER2-positive breast cancer`) }];
      const main = show(withUse({ lines, alternatives: [subtypesOf('trastuzumab')] }));
      const chips = [...(rowOfLabel(main)?.querySelectorAll('.chip') ?? [])];
      expect(rowOfLabel(main)?.textContent).toContain(
        `: approved forearly, ${chips[0]?.textContent} and HER2-positive breast cancer.`,
      );
      return chips.map(({ textContent }) => textContent);
    };
    expect(named('hormone receptor–positive')).toEqual(['HR-positive', 'HER2-positive']);
    expect(named('estrogen receptor–positive')).toEqual(['estrogen receptor–positive', 'HER2-positive']);
  });

  test('keep the comma behind them: no line begins with it', () => {
    const lines = [{ ...early, text: text('HER2-positive, early breast cancer') }];
    const chip = rowOfLabel(show(withUse({ lines })))?.querySelector('.chip');
    expect(chip?.parentElement?.textContent).toBe('HER2-positive,');
    expect(getComputedStyle(chip?.parentElement as Element).whiteSpace).toBe('nowrap');
  });

  test('a statement has a short text at first, and all of it in the details', async () => {
    const [statement] = drug('capecitabine').statements;
    if (!statement) throw new Error('Capecitabine has no statement');
    const short = { ...statement, text: text('All. And more.'), shortText: text('Not all.') };
    const main = show({ ...drug('capecitabine'), statements: [short] });
    expect(main.textContent).toContain('Not all.');
    expect(main.textContent).not.toContain('And more.');
    button('Names, details').click();
    await rendered();
    expect(main.textContent).toContain('All. And more.');
  });
});

test.each([
  ['hr-positive', '--hr', '--hr-fill', '--hr-line'],
  ['hr-negative', '--hr', null, '--hr-line'],
  ['her2-positive', '--her2', '--her2-fill', '--her2-line'],
  ['her2-negative', '--her2', null, '--her2-line'],
  ['her2-low', '--her2', null, '--her2-line'],
  ['brca-mutation', '--gene', '--gene-fill', '--gene-line'],
  ['germline-brca', '--gene', '--gene-fill', '--gene-line'],
  ['esr1-mutation', '--gene', '--gene-fill', '--gene-line'],
  ['pik3ca-mutation', '--gene', '--gene-fill', '--gene-line'],
  ['akt-pathway-change', '--gene', '--gene-fill', '--gene-line'],
  ['pd-l1-positive', '--ink', null, '--edge'],
  ['triple-negative', '--ink', null, '--her2-line'],
])('the chip of %s has the hue of its receptor, filled if it is positive', (id, ink, fill, line) => {
  const main = show(drug('trastuzumab'));
  const chip = main.querySelector<HTMLElement>('.chip');
  if (!chip) throw new Error('The card has no chip');
  chip.dataset['subtype'] = id;
  const probe = document.createElement('i');
  main.append(probe);
  const computed = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  // A border, since Firefox leaves out sides of an inset shadow where a pixel of a page is none of the screen. Where it has two
  // hues, the other one is above and at the start.
  const { color, backgroundColor, borderBottomColor } = getComputedStyle(chip);
  expect([color, backgroundColor, borderBottomColor]).toEqual([
    computed(`var(${ink})`),
    fill ? computed(`var(${fill})`) : 'rgba(0, 0, 0, 0)',
    computed(`var(${line})`),
  ]);
});

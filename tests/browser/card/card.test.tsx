import { afterEach, describe, expect, test } from 'vitest';
import { button, drug, entry, glossary, removeCards, rendered, show } from './show-card';

afterEach(removeCards);

describe('the card', () => {
  test('explains a subtype in place and takes the explanation back', async () => {
    show(drug('trastuzumab'));
    const chip = button('HER2-positive');
    const explanation = document.querySelector('.explanation');
    expect(chip.getAttribute('aria-expanded')).toBe('false');
    chip.click();
    await rendered();
    expect(chip.getAttribute('aria-expanded')).toBe('true');
    expect(explanation?.textContent).toMatch(/protein called HER2/);
    chip.click();
    await rendered();
    expect(explanation?.hasAttribute('hidden')).toBe(true);
  });

  test('shows a few of many names, and all on demand, with their sources', async () => {
    const main = show(drug('trastuzumab'));
    expect(main.textContent).toContain('Herceptin');
    expect(main.textContent).not.toContain('Zercepac');
    button('More').click();
    await rendered();
    expect(main.textContent).toMatch(/Zercepac.* \(EMA, 2025/);
  });

  test('marks the name that the page uses, and shows it though it is far down the list', () => {
    const here = () => document.querySelector('.names strong')?.parentElement?.textContent;
    show(drug('trastuzumab'), { pointedAt: { normalizedText: 'zercepac®', definedHere: false } });
    expect(here()).toBe('Zercepac (on this page)');
    show(drug('trastuzumab'), { pointedAt: { normalizedText: 'Trastuzumab', definedHere: false } });
    expect(here()).toBeUndefined();
    // "létrozole" is one of its names, but the heading's letters come first.
    show(drug('letrozole'), { pointedAt: { normalizedText: 'letrozole', definedHere: false } });
    expect(here()).toBeUndefined();
  });

  test('shows withdrawn approvals before current ones, beside a listing too and for any region', () => {
    const [first, ...others] = drug('alpelisib').labelUses;
    const ended = others.map((use) => (use.region === 'EU' ? { ...use, state: 'withdrawn' as const } : use));
    const labelUses = first ? [first, ...ended] : [];
    const text = show({ ...drug('alpelisib'), labelUses }).textContent ?? '';
    expect(text).toMatch(/No longer approved in the EU.*Approved in Canada/s);
    expect(text).not.toContain('Approved in the US');
    expect(show(drug('bevacizumab')).textContent).toMatch(
      /No longer approved in the US.*Approved in the EU/s,
    );
  });

  test('shows the full text of the base document on demand', async () => {
    const main = show(drug('tamoxifen'));
    expect(main.textContent).not.toContain('without causing symptoms');
    expect(button('More').getAttribute('aria-expanded')).toBe('false');
    button('More').click();
    await rendered();
    expect(main.textContent).toMatch(/In full: for hormone receptor.*without causing symptoms, if/);
    expect(button('Less').getAttribute('aria-expanded')).toBe('true');
    button('Less').click();
    await rendered();
    expect(main.textContent).not.toContain('without causing symptoms');
  });

  test('says whether the cancer is of all subtypes, or of one of them', () => {
    expect(show(drug('trastuzumab')).querySelector('.chips')?.textContent).toBe(
      'HR-positiveandHER2-positive',
    );
    expect(show(drug('docetaxel')).querySelector('.chips')?.textContent).toBe('HR-negativeorHR-positive');
  });

  test('shows a regulator’s use beside the base document’s for HER2 drugs, with source and date', async () => {
    const main = show(drug('trastuzumab'));
    expect(main.textContent).toMatch(
      /Approved in Canada, in some situations, for HER2-positive breast cancer\. \(Health Canada, 2025/,
    );
    button('More').click();
    await rendered();
    expect(main.textContent).toMatch(
      /Approved in Canada for HER2-positive breast cancer: .*\(Health Canada, label of May 2, 2025/,
    );
    expect(main.textContent).toMatch(/Approved in the US for /);
    expect(main.textContent).toMatch(/Approved in the EU for /);
  });

  test.each(['en', 'fr'] as const)(
    'says each approved use in full on demand, of each drug, in %s',
    async (language) => {
      for (const one of glossary.drugs) {
        const main = show(one, { language });
        button(language === 'en' ? 'More' : 'Plus').click();
        await rendered();
        for (const { text } of one.labelUses.flatMap(({ lines }) => lines))
          expect(main.textContent, one.id).toContain(text[language]);
      }
    },
  );

  test('a drug without a checked use says so, and shows no chips', () => {
    const main = show({ ...drug('letrozole'), listings: [] });
    expect(main.textContent).toContain(
      'This glossary has no checked source for how it is used in breast cancer.',
    );
    expect(main.querySelector('.chip')).toBeNull();
  });

  test('bare "liposomal doxorubicin" says that there are two kinds', () => {
    expect(show(drug('liposomal-doxorubicin')).textContent).toMatch(/two kinds/);
  });

  test('a drug outside the base document shows other sources and links only to its treatment', () => {
    const main = show(drug('goserelin'));
    expect(main.textContent).not.toContain('page on metastatic breast cancer lists it');
    expect(main.textContent).toContain('Read about “Hormone therapy”');
    expect(main.querySelector('.chip')).toBeNull();
  });

  test('a class says what it does, lists its drugs, and opens them in place', async () => {
    const main = show(entry('class:taxane'));
    const heading = () => main.querySelector('h2');
    expect(heading()?.textContent).toBe('Taxane');
    expect(main.textContent).toMatch(/stops cancer cells from dividing/);
    button('docetaxel').click();
    await rendered();
    expect(heading()?.textContent).toBe('docetaxel');
    expect(document.activeElement).toBe(heading());
    button('Back to taxane').click();
    await rendered();
    expect(heading()?.textContent).toBe('Taxane');
    expect(document.activeElement).toBe(heading());
  });

  test('a wide class lists the drugs of the narrower ones', () => {
    const main = show(entry('class:antibody-drug-conjugate'));
    expect(main.textContent).toContain('trastuzumab emtansine');
    expect(main.textContent).toContain('sacituzumab govitecan');
  });

  test('says that the page defines the abbreviation', () => {
    const pointedAt = { normalizedText: 'DOX', definedHere: true };
    expect(show(drug('doxorubicin'), { pointedAt }).textContent).toContain(
      'This page uses “DOX” for doxorubicin.',
    );
    expect(show(drug('doxorubicin')).textContent).not.toContain('This page uses');
  });

  test('every link opens in a new tab without opener and referrer', async () => {
    show(drug('trastuzumab'));
    button('More').click();
    await rendered();
    const links = [...document.querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(3);
    for (const { target, rel, href } of links) {
      expect([target, rel, new URL(href).protocol]).toEqual(['_blank', 'noopener noreferrer', 'https:']);
    }
  });
});

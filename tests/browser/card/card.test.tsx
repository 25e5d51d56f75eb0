import { afterEach, describe, expect, test } from 'vitest';
import { type Language, loadFacts, textIn } from '@/lib/glossary';
import { button, drug, entry, glossary, removeCards, rendered, show } from './show-card';

afterEach(removeCards);

/** A card may say "HR-positive" for "hormone receptor–positive": both become the same. */
function withLabels(text: string, language: Language): string {
  return loadFacts().subtypes.reduce(
    (all, { inFull, label }) => (inFull ? all.replaceAll(inFull[language], textIn(label, language)) : all),
    text,
  );
}

describe('the card', () => {
  test('explains a subtype in place and takes the explanation back', async () => {
    show(drug('trastuzumab'));
    const chip = button('HER2-positive');
    const explanation = document.querySelector('.explanation');
    expect(chip.getAttribute('aria-expanded')).toBe('false');
    chip.click();
    await rendered();
    expect(chip.getAttribute('aria-expanded')).toBe('true');
    expect(explanation?.textContent).toMatch(/HER2 is the name of a protein/);
    chip.click();
    await rendered();
    expect(explanation?.hasAttribute('hidden')).toBe(true);
  });

  test('shows its names on demand, by their kind, with their regions and sources', async () => {
    const main = show(drug('trastuzumab'));
    expect(main.textContent).not.toContain('Herceptin');
    button('Names, details').click();
    await rendered();
    const groups = [...main.querySelectorAll('.names dt')].map(({ textContent }) => textContent);
    expect(groups).toEqual([
      'Brand names',
      'Biosimilars (very similar versions)',
      'Other names',
      'Study codes',
    ]);
    expect(main.querySelector('.names dd')?.textContent).toMatch(/^Herceptin \(Canada, US, EU\)/);
    expect(main.textContent).toMatch(/Zercepac \(EU\).* \(EMA, 2025/);
  });

  test('names one of several sources and how many more there are, and tells their pages apart on demand', async () => {
    const main = show(drug('trastuzumab'));
    button('US NCI, 1 more').click();
    await rendered();
    const pages = [...main.querySelectorAll('.what a')].map(({ textContent }) => textContent);
    expect(pages.map((text) => text?.replace(' (opens in a new tab)', ''))).toEqual(
      drug('trastuzumab').classSources.map(
        ({ publisher, title, date }) =>
          `${textIn(publisher, 'en')}: ${textIn(title, 'en')} (${date.slice(0, 4)})`,
      ),
    );
    expect(new Set(pages).size).toBe(2);
    show(entry('class:taxane'), { language: 'fr' });
    expect(button('NCI des É.-U., 2 de plus')).toBeTruthy();
  });

  test('says beside the name which other name the page uses', () => {
    const said = (id: string, normalizedText: string) =>
      show(entry(id), { pointedAt: { normalizedText, definedHere: false } }).querySelector('.said')
        ?.textContent;
    expect(said('trastuzumab', 'zercepac®')).toBe(' (Zercepac)');
    expect(said('trastuzumab', 'HerceptinSC')).toBe(' (Herceptin SC)');
    expect(said('trastuzumab', 'Trastuzumab')).toBeUndefined();
    // "létrozole" is one of its names, but the heading's letters come first.
    expect(said('letrozole', 'letrozole')).toBeUndefined();
    expect(said('class:taxane', 'taxanes')).toBe(' (a kind of drug)');
  });

  test('shows the full text of the base document on demand', async () => {
    const main = show(drug('tamoxifen'));
    expect(main.textContent).not.toContain('without causing symptoms');
    expect(button('Names, details').getAttribute('aria-expanded')).toBe('false');
    button('Names, details').click();
    await rendered();
    expect(main.textContent).toMatch(
      /The page’s full wording: for hormone receptor.*without causing symptoms, if/,
    );
    expect(button('Names, details').getAttribute('aria-expanded')).toBe('true');
    button('Names, details').click();
    await rendered();
    expect(main.textContent).not.toContain('without causing symptoms');
  });

  test('shows the conditions of the base document where subtypes would exclude nobody', () => {
    const main = show(drug('docetaxel'));
    expect(main.querySelector('.use .chip')).toBeNull();
    expect(
      [...main.querySelectorAll('.use:has(+ .scope) > ul > li')].map(({ textContent }) => textContent),
    ).toEqual([
      'HR-negative breast cancer that has spread',
      'HR-positive breast cancer that has spread to internal organs and is causing symptoms',
    ]);
  });

  test('such a condition explains its subtype below it', async () => {
    const main = show(drug('docetaxel'));
    button('HR-negative').click();
    await rendered();
    const shown = [...main.querySelectorAll('.explanation')].filter((one) => !one.hasAttribute('hidden'));
    expect(shown.map(({ textContent }) => textContent?.slice(0, 26))).toEqual(['HR means hormone receptor.']);
    expect(shown[0]?.closest('li')?.textContent).toContain('HR-negative');
  });

  test.each(['en', 'fr'] as const)(
    'says each approved use in full, at first or on demand, of each drug, in %s',
    async (language) => {
      for (const one of glossary.drugs) {
        const main = show(one, { language });
        button(language === 'en' ? 'Names, details' : 'Noms, détails').click();
        await rendered();
        // Between chips, a plus stands where the text has a comma.
        const shown = withLabels(main.textContent ?? '', language).replaceAll(' + ', ', ');
        for (const { text } of [...one.labelUses.flatMap(({ lines }) => lines), ...one.statements])
          expect(shown, one.id).toContain(withLabels(text[language], language));
      }
    },
  );

  test('a drug without a checked use says so, and shows no chips', () => {
    const unknown = {
      ...drug('goserelin'),
      firstUses: [],
      labelUses: [],
      statements: [],
      isUseUnknown: true,
    };
    const main = show(unknown);
    expect(main.textContent).toContain(
      'We found no reliable source on how it is used for breast cancer. That does not mean it is not used.',
    );
    expect(main.querySelector('.chip')).toBeNull();
    expect(show(drug('goserelin')).textContent).not.toContain('no reliable source');
  });

  test('words that may mean two drugs lead to the card of each, and do not say that its use is unknown', async () => {
    const main = show(drug('liposomal-doxorubicin'));
    expect(main.textContent).toMatch(/can mean two medicines/);
    expect(main.textContent).not.toContain('no reliable source');
    for (const name of ['pegylated liposomal doxorubicin', 'non-pegylated liposomal doxorubicin']) {
      const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
      found?.click();
      await rendered();
      expect(main.querySelector('h2')?.textContent).toBe(name);
      button('Back to').click();
      await rendered();
    }
  });

  test('a drug outside the base document shows other sources and links only to its treatment', () => {
    const main = show(drug('goserelin'));
    expect(main.textContent).not.toContain('lists it');
    expect(main.textContent).toContain('Read about “Hormone therapy”');
  });

  test('a class says what it does, lists its drugs, and opens them in place', async () => {
    const main = show(entry('class:taxane'));
    const heading = () => main.querySelector('h2');
    expect(heading()?.textContent).toBe('Taxane');
    expect(main.textContent).toMatch(/stops cancer cells from dividing/);
    // A class has no names of its own to show.
    expect(main.querySelector('.more')?.textContent).toBe('Details and sources');
    button('docetaxel').click();
    await rendered();
    expect(heading()?.textContent).toBe('docetaxel');
    expect(document.activeElement).toBe(heading());
    button('Back to taxane').click();
    await rendered();
    expect(heading()?.textContent).toBe('Taxane');
    expect(document.activeElement).toBe(heading());
  });

  test('opens the card of its class in place', async () => {
    const main = show(drug('docetaxel'));
    button('Taxane').click();
    await rendered();
    expect(main.querySelector('h2')?.textContent).toBe('Taxane');
    button('Back to docetaxel').click();
    await rendered();
    expect(main.querySelector('h2')?.textContent).toBe('docetaxel');
  });

  test('what a source says of a class stands on the card of the class', () => {
    const [statement] = drug('denosumab').statements;
    const taxane = entry('class:taxane');
    if (!statement || taxane.kind !== 'class') throw new Error('The facts have changed');
    expect(show({ ...taxane, statements: [statement] }).textContent).toContain(statement.text.en);
  });

  test('a wide class lists the drugs of the narrower ones', () => {
    const main = show(entry('class:antibody-drug-conjugate'));
    expect(main.textContent).toContain('trastuzumab emtansine');
    expect(main.textContent).toContain('sacituzumab govitecan');
  });

  test('says that the page defines the abbreviation', () => {
    const pointedAt = { normalizedText: 'DOX', definedHere: true };
    expect(show(drug('doxorubicin'), { pointedAt }).querySelector('.said')?.textContent).toBe(
      ' (DOX on this page)',
    );
    expect(show(drug('doxorubicin')).querySelector('.said')).toBeNull();
  });

  test('every link opens in a new tab without opener and referrer', async () => {
    show(drug('trastuzumab'));
    button('Names, details').click();
    await rendered();
    const links = [...document.querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(3);
    for (const { target, rel, href } of links) {
      expect([target, rel, new URL(href).protocol]).toEqual(['_blank', 'noopener noreferrer', 'https:']);
    }
  });
});

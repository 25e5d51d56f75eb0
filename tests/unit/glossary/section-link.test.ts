import { describe, expect, it } from 'vitest';
import { buildGlossary, loadFacts, loadGlossary, textLink } from '@/lib/glossary';

const facts = loadFacts();

const PAGE = 'https://example.com/page';

describe('the link to a place in a page', () => {
  it('is the page with a text directive', () => {
    expect(textLink(PAGE, 'Chemotherapy')).toBe(`${PAGE}#:~:text=Chemotherapy`);
  });

  it('encodes spaces as %20, not as plus signs', () => {
    expect(textLink(PAGE, 'is given for')).toBe(`${PAGE}#:~:text=is%20given%20for`);
  });

  it.each([
    ['-', '%2D'],
    [',', '%2C'],
    ['&', '%26'],
  ])('encodes %s, which means something in a text directive', (sign, encoded) => {
    expect(textLink(PAGE, `HER2${sign}positive${sign}x`)).toBe(
      `${PAGE}#:~:text=HER2${encoded}positive${encoded}x`,
    );
  });

  it.each([
    ['(', '%28'],
    [')', '%29'],
    ["'", '%27'],
    ['!', '%21'],
    ['*', '%2A'],
    ['~', '%7E'],
    ['#', '%23'],
    ['%', '%25'],
    ['+', '%2B'],
    ['=', '%3D'],
    ['/', '%2F'],
    ['–', '%E2%80%93'],
    ['é', '%C3%A9'],
  ])('encodes %s', (sign, encoded) => {
    expect(textLink(PAGE, `a${sign}b`)).toBe(`${PAGE}#:~:text=a${encoded}b`);
  });

  it('can be read back', () => {
    const words = 'T-DM1, "5-FU" & co. (50 %) – déjà vu';
    const [, encoded] = textLink(PAGE, words).split('#:~:text=');
    expect(decodeURIComponent(encoded ?? '')).toBe(words);
    expect(encoded).not.toMatch(/[-,&]/);
  });
});

describe('the way to a section of the base document', () => {
  const places = loadGlossary().drugs.flatMap(({ listings, relatedSection }) => [
    ...listings,
    ...(relatedSection ? [relatedSection] : []),
  ]);

  it('leads English readers to the words of the section, which were read there', () => {
    expect(places.length).toBeGreaterThan(33);
    for (const { links, source, section } of places) {
      expect(links.en).toEqual({
        href: textLink(source.url, section.fragment),
        language: 'en',
        wasRead: true,
      });
    }
  });

  it('leads French readers to the top of the French page, and says that nobody has read it', () => {
    for (const { links } of places) {
      expect(links.fr).toEqual({
        href: 'https://cancer.ca/fr/cancer-information/cancer-types/breast/treatment/metastatic',
        language: 'fr',
        wasRead: false,
      });
    }
  });

  it('leads French readers to the English words where the source has no French page', () => {
    const sources = facts.sources.map(({ french: _, ...source }) => source);
    const { drugs } = buildGlossary({ ...facts, sources });
    const listing = drugs.find(({ id }) => id === 'letrozole')?.listings[0];
    expect(listing?.links.fr).toEqual(listing?.links.en);
    expect(listing?.links.fr.language).toBe('en');
  });

  it('is where the English page is, with "fr" in place of "en"', () => {
    for (const { url, french } of facts.sources) {
      if (french) expect(french.url).toBe(url.replace('/en/', '/fr/'));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { type Drug, entryName, type Listing, loadGlossary, textIn } from '@/lib/glossary';
import { BASE_DOCUMENT, BASE_TOPICS } from '../../../fixtures/base-document';

const { drugs, topics } = loadGlossary();

const ROWS = BASE_DOCUMENT.flatMap((list) => list.drugs.map((drug) => ({ ...drug, list })));

function drugNamed(name: string): Drug {
  const drug = drugs.find((candidate) => entryName(candidate, 'en') === name);
  if (!drug) throw new Error(`The glossary has no drug named "${name}"`);
  return drug;
}

function listingOf(name: string): Listing {
  const [listing] = drugNamed(name).listings;
  if (!listing) throw new Error(`"${name}" is not said to stand in the base document`);
  return listing;
}

it('the base document names 33 drugs, and the glossary says so of these and no others', () => {
  const listed = drugs.filter(({ listings }) => listings.length > 0).map((drug) => entryName(drug, 'en'));
  expect(ROWS).toHaveLength(33);
  expect(listed.sort()).toEqual(ROWS.map(({ name }) => name).sort());
});

describe.each(ROWS)('$name', ({ name, alsoWritten = [], drugClass, list }) => {
  it('has the names and the class that the document writes with it', () => {
    const { otherNames, drugClass: found } = drugNamed(name);
    expect(otherNames.en.map(({ text }) => text)).toEqual(expect.arrayContaining(alsoWritten));
    expect(textIn(found.label, 'en')).toContain(drugClass);
  });

  it('is in the section of the document', () => {
    const { section, source } = listingOf(name);
    expect(textIn(section.title, 'en')).toBe(list.section);
    expect(textIn(source.publisher, 'en')).toBe('Canadian Cancer Society');
    expect(textIn(source.title, 'en')).toBe('Treatments for metastatic breast cancer');
  });

  it('links to the words of that section', () => {
    expect(listingOf(name).links.en.href).toBe(list.link);
  });

  it('has a chip for each subtype that the document names for it, and no other', () => {
    expect(listingOf(name).subtypes.map(({ label }) => textIn(label, 'en'))).toEqual(list.chips);
  });

  it('is listed under the condition of the document, no wider and no narrower', () => {
    const condition = listingOf(name).list.condition.en;
    for (const words of list.says) expect(condition).toContain(words);
    expect(condition).not.toMatch(list.doesNotSay);
  });
});

it('only aromatase inhibitors are said to come with a GnRH agonist before menopause', () => {
  const withAgonist = drugs.filter(({ listings }) =>
    listings.some(({ list }) => list.detail?.en.includes('GnRH agonist')),
  );
  expect(withAgonist.map((drug) => entryName(drug, 'en')).sort()).toEqual([
    'anastrozole',
    'exemestane',
    'letrozole',
  ]);
});

describe('what the base document says beside its lists of drugs', () => {
  it('has a topic for each part, and there are no others', () => {
    expect(topics.map(({ title }) => title.en)).toEqual(BASE_TOPICS.map(({ title }) => title));
  });

  it.each(BASE_TOPICS)('$title: says what the part says and links to it', ({ title, link, says }) => {
    const topic = topics.find((one) => one.title.en === title);
    expect(topic?.links.en.href).toBe(link);
    for (const words of says) expect(topic?.text.en).toMatch(words);
  });
});

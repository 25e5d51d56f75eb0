import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  buildGlossary,
  type Drug,
  entryName,
  loadFacts,
  loadGlossary,
  loadSearchData,
  regionsFor,
  type Source,
  textIn,
} from '@/lib/glossary';
import { assertFacts, assertSearchData, readFacts } from '@/lib/glossary/check';

const facts = loadFacts();

const FOLDER = fileURLToPath(new URL('../../../../data', import.meta.url));

const glossary = loadGlossary();

/** The base document lists these for a narrower use than labels do: what the labels say must stand beside it. */
const LISTED_WITH_LABEL_USES = [
  'alpelisib',
  'capivasertib',
  'lapatinib',
  'neratinib',
  'pertuzumab',
  'pertuzumab-trastuzumab',
  'trastuzumab',
  'trastuzumab-deruxtecan',
  'trastuzumab-emtansine',
  'tucatinib',
];

/** Without what is written for maintainers alone. */
function withoutNotes(value: object): object {
  const isNote = (key: string) => ['notes', 'why', 'containedIn'].includes(key);
  return JSON.parse(JSON.stringify(value, (key, field) => (isNote(key) ? undefined : field)));
}

function expectReadable({ publisher, title, url, date }: Source): void {
  expect(textIn(publisher, 'en')).not.toBe('');
  expect(textIn(title, 'en')).not.toBe('');
  expect(url).toMatch(/^https:\/\/[^/]+\.[a-z]+\//);
  expect(date).toMatch(/^\d{4}(-\d{2}){0,2}$/);
}

describe('the folder of facts', () => {
  it('has no problems', () => {
    expect(readFacts(FOLDER).problems).toEqual([]);
  });

  it('is what the extension ships', () => {
    const { matchRules, ...records } = assertFacts(FOLDER);
    expect(facts).toEqual({ ...withoutNotes(records), matchRules });
    // The other medicines are shipped in an order that compresses well.
    const inOrder = ({ words, otherMedicines }: ReturnType<typeof loadSearchData>) =>
      withoutNotes({ words, otherMedicines: otherMedicines.toSorted() });
    expect(inOrder(loadSearchData())).toEqual(inOrder(assertSearchData(FOLDER)));
  });

  it('has no records that nothing refers to', () => {
    const { drugs, classes, subtypes, sections, topics, regimens, matchRules } = facts;
    const lists = sections.flatMap((section) => section.lists.map(({ id }) => `${section.id}/${id}`));
    const usedLists = drugs.flatMap(({ listings = [] }) =>
      listings.map(({ section, list }) => `${section}/${list}`),
    );
    const usedGuards = drugs.flatMap((drug) => [...(drug.guards ?? []), ...(drug.nameGuards ?? [])]);
    const usedSubtypes = [
      ...sections.flatMap(({ lists }) => lists),
      ...drugs.flatMap(({ labelUses = [] }) => labelUses.flatMap(({ lines }) => lines)),
      ...[...drugs, ...classes].flatMap(({ statements = [] }) => statements),
    ].flatMap(({ subtypes }) => subtypes);
    expect(new Set(usedLists)).toEqual(new Set(lists));
    const usedClasses = [
      ...drugs.map((drug) => drug.class),
      ...classes.flatMap(({ broader }) => broader ?? []),
    ];
    expect(new Set(usedClasses)).toEqual(new Set(classes.map(({ id }) => id)));
    expect(new Set(usedSubtypes)).toEqual(new Set(subtypes.map(({ id }) => id)));
    const usedSources = JSON.stringify({ drugs, classes, subtypes, sections, topics, regimens });
    expect(facts.sources.filter(({ id }) => !usedSources.includes(`"${id}"`))).toEqual([]);
    expect(new Set(usedGuards)).toEqual(new Set(Object.keys(matchRules.guards)));
  });
});

describe.each(glossary.drugs)('$id', (drug) => {
  it('is found by its id', () => {
    expect(glossary.entry(drug.id)).toBe(drug);
  });

  it('has a source for each fact', () => {
    const sourced = [
      drug.classSources,
      ...[...drug.otherNames.en, ...drug.otherNames.fr].map(({ sources }) => sources),
      ...drug.listings.map(({ source }) => [source]),
      ...drug.listings.flatMap(({ subtypes }) => subtypes).map(({ sources }) => sources),
      ...drug.labelUses.map(({ source }) => [source]),
      ...drug.statements.map(({ source }) => [source]),
      ...(drug.relatedSection ? [[drug.relatedSection.source]] : []),
      ...(drug.otherUses ? [[drug.otherUses]] : []),
      ...(drug.ambiguity ? [drug.ambiguity.sources] : []),
    ];
    for (const sources of sourced) {
      expect(sources.length).toBeGreaterThan(0);
      sources.forEach(expectReadable);
    }
  });

  it.each(['en', 'fr'] as const)('has no name twice on a card in %s', (language) => {
    const names = [entryName(drug, language), ...drug.otherNames[language].map(({ text }) => text)].map(
      (text) => text.toLowerCase(),
    );
    expect(names).toEqual([...new Set(names)]);
  });
});

it.each(LISTED_WITH_LABEL_USES)('%s says what the labels of three regions say', (id) => {
  const labelUses = glossary.drugs.find((drug) => drug.id === id)?.labelUses ?? [];
  expect([...new Set(labelUses.map(({ region }) => region))].sort()).toEqual(['CA', 'EU', 'US']);
});

it.each(['en-CA', 'en-US', 'fr-FR', 'en-GB', 'de'])(
  'where the base document and other sources name a drug, both are said at first look, an early use too: %s',
  (language) => {
    const { drugs } = buildGlossary(facts, regionsFor([language]));
    const stages = ({ labelUses, statements }: Pick<Drug, 'labelUses' | 'statements'>) => [
      ...labelUses.flatMap(({ state, lines }) =>
        state === 'approved' ? lines.map(({ stage }) => stage) : [],
      ),
      ...statements.flatMap((statement) => statement.stages),
    ];
    const named = drugs.filter((drug) => drug.listings.length > 0 && stages(drug).length > 0);
    expect(named.length).toBeGreaterThan(25);
    const leftOut = named.flatMap((drug) => {
      const statements = drug.statements.filter(({ isAtFirst }) => isAtFirst);
      const atFirst = stages({ labelUses: drug.firstUses, statements });
      if (atFirst.length === 0) return [drug.id];
      return stages(drug).includes('early') && !atFirst.includes('early') ? [`${drug.id}, early`] : [];
    });
    expect(leftOut).toEqual([]);
  },
);

describe.each(glossary.drugs.filter(({ labelUses }) => labelUses.length > 0))(
  'the labels of $id',
  ({ labelUses }) => {
    it('each have an indication in breast cancer, a date and a source', () => {
      for (const use of labelUses) {
        for (const { text } of use.lines) expect(text.en).toMatch(/breast/i);
        expect(use.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
        expectReadable(use.source);
      }
    });
  },
);

describe.each(glossary.classes)('$id', (entry) => {
  it('is found by its id, has drugs, and a source', () => {
    expect(glossary.entry(entry.id)).toBe(entry);
    expect(entry.drugs.length).toBeGreaterThan(0);
    expect(entry.sources.length).toBeGreaterThan(0);
    entry.sources.forEach(expectReadable);
  });
});

it('an id that is not in the facts has no entry', () => {
  expect(glossary.entry('aspirin')).toBeUndefined();
  expect(glossary.entry('__proto__')).toBeUndefined();
});

it('a reference to nothing is refused when the glossary is built', () => {
  const withoutClasses = { ...facts, classes: [] };
  expect(() => buildGlossary(withoutClasses)).toThrow(/There is no drug class ".+" in the facts/);
});

it('a short form of a label names cancer that has not spread where one of its uses is for that', () => {
  const uses = glossary.drugs.flatMap(({ labelUses }) => labelUses);
  const short = uses.flatMap(({ shortIndication, lines }) =>
    shortIndication && lines.some(({ stage }) => stage === 'early') ? [shortIndication] : [],
  );
  expect(short.length).toBeGreaterThan(5);
  for (const { en, fr } of short) {
    expect(en).toMatch(/\bearly\b|\bsurgery\b/);
    expect(fr).toMatch(/précoce|chirurgie/);
  }
});

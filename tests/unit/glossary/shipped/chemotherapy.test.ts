import { describe, expect, it } from 'vitest';
import { loadFacts, loadGlossary, matcherTerms, textIn } from '@/lib/glossary';
import { compileTerms, createMatcher } from '@/lib/matcher';

const facts = loadFacts();
const glossary = loadGlossary();

const { find } = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

/** The ids of the drugs and classes that are marked in a text. */
function marked(text: string): string[] {
  return find(text).map(({ id }) => id);
}

/** The names of the drugs on the card of a class. */
function drugsOf(label: string): string[] {
  const entry = glossary.classes.find((one) => textIn(one.drugClass.label, 'en') === label);
  return (entry?.drugs ?? []).map((drug) => textIn(drug.name, 'en'));
}

describe('a class that a page explains by a drug has a card that lists the drug', () => {
  it.each([
    ['topoisomerase II inhibitor', ['doxorubicin', 'epirubicin', 'etoposide', 'mitoxantrone']],
    ['microtubule inhibitor', ['docetaxel', 'paclitaxel', 'vinorelbine', 'eribulin']],
  ])('%s', (label, drugs) => {
    expect(drugsOf(label)).toEqual(expect.arrayContaining(drugs));
  });

  it('"antitumor antibiotic" means more than our class does, and is not marked', () => {
    expect(marked('antitumor antibiotics such as doxorubicin')).toEqual(['doxorubicin']);
  });
});

describe('dexrazoxane', () => {
  it('is no treatment of cancer, and its card leads to no such section', () => {
    const drug = glossary.drugs.find(({ id }) => id === 'dexrazoxane');
    expect(drug?.drugClass.plain.en).toContain('does not treat cancer');
    expect(drug?.relatedSection).toBeNull();
  });

  it('is marked, but no other drug for the heart', () => {
    expect(marked('cardioprotective agents such as razoxane, carvedilol or dexrazoxane')).toEqual([
      'dexrazoxane',
    ]);
  });
});

describe('drugs given after surgery say so', () => {
  it.each(['docetaxel', 'paclitaxel', 'doxorubicin', 'epirubicin', 'carboplatin', 'cyclophosphamide'])(
    '%s',
    (id) => {
      const { labelUses = [], statements = [] } = facts.drugs.find((drug) => drug.id === id) ?? {};
      const stages = [
        ...labelUses.flatMap(({ lines }) => lines.map(({ stage }) => stage)),
        ...statements.flatMap((statement) => statement.stages),
      ];
      expect(stages).toContain('early');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { loadFacts } from '@/lib/glossary';
import { unfoundLabels } from '@/lib/glossary/check/labels';

const facts = loadFacts();

describe('a label of a class', () => {
  it('is a term of the class, or the rules say why not', () => {
    expect(unfoundLabels(facts)).toEqual([]);
  });

  it('that no page is searched for is a problem, in both languages', () => {
    const classes = facts.classes.map((one) =>
      one.id === 'taxane' ? { ...one, label: { en: 'drug from yew', fr: 'dérivé de l’if' } } : one,
    );
    const problems = unfoundLabels({ ...facts, classes });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('classes/taxane.json: taxane: label: "drug from yew" is none of its terms');
  });

  it('needs an exception where the class has no terms', () => {
    const matchRules = { ...facts.matchRules, unmarkedLabels: [] };
    expect(unfoundLabels({ ...facts, matchRules }).join()).toContain('progestatif');
  });
});

import { describe, expect, it } from 'vitest';
import { loadFacts } from '@/lib/glossary';
import { guardsOf } from '@/lib/glossary/guards';

const facts = loadFacts();

const { guards } = facts.matchRules;
const antibody = patternsOf('antibody');

/** @throws Error when the rule does not look at both sides of a name */
function patternsOf(id: string): { notAfter: RegExp; notBefore: RegExp } {
  const [guard] = guardsOf(guards, [id]);
  if (!guard?.notAfter || !guard.notBefore) throw new Error(`The guard "${id}" lacks a pattern`);
  return { notAfter: guard.notAfter, notBefore: guard.notBefore };
}

describe('an antibody is guarded', () => {
  it.each([
    '89Zr-',
    '[89Zr]Zr-DFO-',
    '[¹⁷⁷Lu]',
    'Tc-99m-',
    'zirconium-89-',
    'Iodine 131 ',
    'DOTA-',
    'Biotin-',
    'Cy5.5-',
    'IRDye 800CW-',
    'Zirconium\n89 ',
    'iodine\nI\n131 ',
    'Cy\n5.5-',
  ])('behind "%s"', (before) => {
    expect(`of ${before}`).toMatch(antibody.notAfter);
  });

  it.each([' emtansine', '-vc-MMAE', '-DM1', ' xyztecan', '\nemtansine', '\nbased\nADC'])(
    'before "%s"',
    (after) => {
      expect(after).toMatch(antibody.notBefore);
    },
  );

  it.each([' irinotecan', ' and docetaxel', ' was'])('not before "%s"', (after) => {
    expect(after).not.toMatch(antibody.notBefore);
  });
});

it('what means something in a regular expression is taken as it is written', () => {
  const [guard] = guardsOf({ ...guards, 'two-drugs': { why: 'test', followedBy: ['a.b', '(c'] } }, [
    'two-drugs',
  ]);
  expect([' a.b', ' axb', ' (c'].map((text) => guard?.notBefore?.test(text))).toEqual([true, false, true]);
});

import { describe, expect, it } from 'vitest';
import { distance } from '@/lib/glossary/search/guess/distance';
import { spellingOf } from '@/lib/glossary/search/spelling';

const from = (typed: string, name: string) =>
  distance(spellingOf(typed), spellingOf(name), { whole: 1, half: 0.17 });

it.each(['letrozole', 'T-DM1', '5-FU'])('is nothing for %s itself, however it is written', (name) => {
  expect(from(name, name)).toBe(0);
  expect(from(name.toUpperCase().replace('-', ' '), name)).toBe(0);
});

describe('is less for what people mistake:', () => {
  it.each([
    ['a vowel for a vowel', 'tamoxifin', 'tamoxifzn', 'tamoxifen'],
    ['a letter for one that sounds like it', 'palpociclib', 'palxociclib', 'palbociclib'],
    ['a letter twice', 'herrceptin', 'herxceptin', 'herceptin'],
    ['two letters in the wrong order', 'lertozole', 'leabozole', 'letrozole'],
    ['any letter but the first', 'lecrozole', 'cetrozole', 'letrozole'],
    ['what sounds the same', 'siclofosfamide', 'biclobosbamide', 'cyclophosphamide'],
  ])('%s', (_, slip, other, name) => {
    expect(from(slip, name)).toBeLessThan(from(other, name));
  });
});

it('finds a half name that is misspelt, but not a short word that begins like it', () => {
  expect(from('trastuzim', 'trastuzumab emtansine')).toBeLessThan(0.2);
  expect(from('lettre', 'letrozole')).toBeGreaterThan(0.27);
});

it.each([
  ['letter', 'letrozole'],
  ['insulin', 'eribulin'],
  ['mesna', 'exemestane'],
])('is great for %s and %s', (typed, name) => {
  expect(from(typed, name)).toBeGreaterThan(0.2);
});

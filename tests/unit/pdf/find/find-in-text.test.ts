import { expect, test } from 'vitest';
import { type FoundPart, findInText } from '@/lib/pdf/find/find-in-text';

/** What a search for this word finds in a text. */
function found(word: string, text: string, lineEnds: readonly number[] = []): string[] {
  const search = (reading: string): FoundPart[] =>
    [...reading.matchAll(new RegExp(word, 'g'))].map(({ index, 0: { length } }) => ({ index, length }));
  return findInText(text, lineEnds, search).map(({ index, length }) => text.slice(index, index + length));
}

test('a word is found whole and broken by a hyphen at the end of a line, in order', () => {
  expect(found('trastuzumab', 'When trastu- zumab is bound, trastuzumab is not; tras- tuzumab')).toEqual([
    'trastu- zumab',
    'trastuzumab',
    'tras- tuzumab',
  ]);
  expect(found('TRASTUZUMAB', 'TRASTU- ZUMAB')).toEqual(['TRASTU- ZUMAB']);
  expect(found('Ribociclib', 'R- ibociclib')).toEqual(['R- ibociclib']);
});

test('a part of a broken word is found before, over and behind the hyphen, without it where it is at an end', () => {
  expect(found('trastu', 'trastu- zumab')).toEqual(['trastu']);
  expect(found('tuzu', 'trastu- zumab')).toEqual(['tu- zu']);
  expect(found('zumab', 'trastu- zumab')).toEqual(['zumab']);
});

test('a hyphen with a space in a line is found as it stands', () => {
  expect(found('uni- and', 'uni- and bilateral')).toEqual(['uni- and']);
  expect(found('T- 1', 'T- 1')).toEqual(['T- 1']);
});

test('nothing is found twice, and no two parts overlap', () => {
  expect(found('zuzu', 'zu- zuzu')).toEqual(['zu- zu']);
  expect(found('a', 'a- a')).toEqual(['a', 'a']);
});

test('letters that stand for several are found by those, and what is found holds them whole', () => {
  expect(found('filgrastim', 'then ﬁlgrastim, and pegﬁl- grastim')).toEqual(['ﬁlgrastim', 'ﬁl- grastim']);
  expect(found('efficacy', 'e\ufb03cacy')).toEqual(['e\ufb03cacy']);
  expect(found('fluor', '\ufb02uor')).toEqual(['\ufb02uor']);
  expect(found('l', '\ufb02uor')).toEqual(['\ufb02']);
  expect(found('ם', 'שלום\u00a0עולם')).toEqual(['ם', 'ם']);
  expect(found('after', '\ud835\udc00 after')).toEqual(['after']);
});

test('a text without such letters and hyphens is searched once', () => {
  const texts: string[] = [];
  findInText('trastuzumab-deruxtecan', [], (text) => {
    texts.push(text);
    return [];
  });
  expect(texts).toEqual(['trastuzumab-deruxtecan']);
});

test('a long word is found as a whole over the end of a line without a hyphen, and nowhere else', () => {
  expect(found('trastuzumab', 'give trastu zumab, no trastu zumab', [11])).toEqual(['trastu zumab']);
  expect(found('trastuz', 'trastu zumab', [6])).toEqual([]);
  expect(found('rastuzumab', 'trastu zumab', [6])).toEqual([]);
  expect(found('the', 'bot he', [3])).toEqual([]);
  expect(found('cannot', 'can Not, can not', [3])).toEqual([]);
});

test('a page on which a letter stands 200,000 times is searched, too', () => {
  const text = `${'e'.repeat(200_000)}- e`;
  expect(found('e', text)).toHaveLength(200_001);
});

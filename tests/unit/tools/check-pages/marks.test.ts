import { describe, expect, it } from 'vitest';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { compareMarks } from '../../../tools/check-pages/marks/compare-marks';
import { expectedIn } from '../../../tools/check-pages/marks/expected-marks';
import {
  type Difference,
  type LocatedExplanation,
  reasonOf,
  UNEXPLAINED,
} from '../../../tools/check-pages/marks/reasons';
import { BREAK } from '../../../tools/check-pages/marks/rendered-text';
import type { Edge, TextPlace } from '../../../tools/check-pages/marks/text-places';

const matcher = createMatcher(
  compileTerms([
    { id: 'red', text: 'redicine' },
    { id: 'long-red', text: 'redicine long' },
    { id: 'blue', text: 'bluemab' },
  ]),
);

describe('the plain search', () => {
  it('finds names at their places in the text of the page, block by block', () => {
    const { hits } = expectedIn(`a redicine${BREAK}long bluemab`, matcher);
    expect(hits).toEqual([
      { id: 'red', start: 2, end: 10, isAbbreviation: false },
      { id: 'blue', start: 16, end: 23, isAbbreviation: false },
    ]);
  });

  it('finds abbreviations that any block explains, and where', () => {
    const text = `RDC first${BREAK}redicine (RDC)`;
    const { hits, explanations } = expectedIn(text, matcher);
    expect(hits.map(({ start, isAbbreviation }) => [start, isAbbreviation])).toEqual([
      [0, true],
      [10, false],
      [20, true],
    ]);
    expect(explanations).toEqual([{ abbreviation: 'RDC', id: 'red', at: 10 }]);
  });
});

describe('marks and hits', () => {
  const hit = (start: number, end: number, place: string) => ({
    id: 'red',
    start,
    end,
    isAbbreviation: false,
    place,
  });
  const mark = (start: number, end: number, place: string) => ({ start, end, place, text: '', y: null });

  it('agree where their places are the same', () => {
    expect(compareMarks([hit(2, 10, 'a')], [mark(2, 10, 'a')])).toEqual([]);
  });

  it('are one difference where they overlap, and two where they do not', () => {
    const differences = compareMarks(
      [hit(0, 8, 'a'), hit(20, 28, 'b')],
      [mark(0, 13, 'c'), mark(40, 44, 'd'), mark(-1, -1, 'hidden')],
    );
    expect(differences.map(({ hit: one, mark: other }) => [one?.place, other?.place])).toEqual([
      ['a', 'c'],
      ['b', undefined],
      [undefined, 'd'],
      [undefined, 'hidden'],
    ]);
  });
});

describe('the reason for a difference', () => {
  const spot: TextPlace = {
    tags: ['p', 'body', 'html'],
    isEditor: false,
    inShadowRoot: false,
    box: 'seen',
    textTransform: 'none',
    inside: [],
    touching: [],
    scopes: [0],
  };
  const edge = (tag: string, display = 'inline'): Edge => ({ tag, display });
  const reason = (
    kind: Difference['kind'],
    at: Partial<TextPlace>,
    more: Partial<Difference> = {},
    explanations: LocatedExplanation[] = [],
  ) =>
    reasonOf(
      { kind, text: 'redicine', isAbbreviation: false, ...more, spot: { ...spot, ...at } },
      explanations,
    );

  it.each<[Difference['kind'], Partial<TextPlace>, string]>([
    ['not marked', { tags: ['b', 'code', 'p'] }, 'in <code>'],
    ['not marked', { tags: ['textarea'] }, 'in <textarea>'],
    ['not marked', { isEditor: true }, 'in an editor'],
    ['not marked', { box: 'clipped' }, 'cut away by the box around it'],
    ['not marked', { box: 'outside' }, 'off the page'],
    ['not marked', { inside: [edge('b'), edge('sup')] }, 'split by <sup>'],
    ['not marked', { inside: [edge('script', 'none')] }, 'split by <script>, which is hidden'],
    ['not marked', { textTransform: 'uppercase' }, 'letters by text-transform'],
    ['not marked', { inShadowRoot: true }, 'in a shadow root'],
    ['marked too', { box: 'none' }, 'hidden'],
    ['marked too', { touching: [edge('sup')] }, 'beside a <sup>'],
    [
      'marked too',
      { touching: [edge('span', 'inline-block')] },
      'beside an element with display: inline-block',
    ],
    [
      'marked in another extent',
      { inside: [edge('span', 'block')] },
      'split by an element with display: block',
    ],
  ])('%s %o: %s', (kind, at, wanted) => {
    expect(reason(kind, at)).toBe(wanted);
  });

  it('is none where nothing can be seen', () => {
    for (const kind of ['not marked', 'marked too', 'marked in another extent'] as const)
      expect(reason(kind, { inside: [edge('b')] })).toBe(UNEXPLAINED);
  });

  it('is the scope of an explanation, for an abbreviation that another article explains', () => {
    const explained = (scopes: number[], id: string | null = 'red') => ({
      abbreviation: 'RDC',
      id,
      at: 0,
      scopes,
    });
    const abbreviation = { text: 'RDC', isAbbreviation: true };
    expect(reason('not marked', { scopes: [2, 0] }, abbreviation, [explained([1, 0])])).toBe(
      'abbreviation explained in another article or list item',
    );
    expect(reason('not marked', { scopes: [2, 0] }, abbreviation, [explained([2, 0])])).toBe(UNEXPLAINED);
    expect(reason('not marked', {}, abbreviation, [explained([0]), explained([0], 'blue')])).toBe(
      'abbreviation explained in two ways',
    );
    expect(
      reason('marked too', { scopes: [2, 0] }, { text: 'RDC' }, [explained([2, 0]), explained([1, 0], null)]),
    ).toBe('abbreviation that another article or list item explains otherwise');
  });
});

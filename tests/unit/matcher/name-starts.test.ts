import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { NameStarts } from '@/lib/matcher/name-starts';

function startsIn(starts: NameStarts, text: string): number[] {
  const all: number[] = [];
  for (let at = starts.next(text, 0); at >= 0; at = starts.next(text, at + 1)) all.push(at);
  return all;
}

describe('where names may start', () => {
  const starts = new NameStarts(['letrozole', '5 fu', 't dm1', "4' epirubicin", 'pd l1']);

  it.each([
    ['Take Letrozole.', [5]],
    ['LETROzole, letrozole', [0, 11]],
    ['inside: xletrozolex', [9]],
    ['5-FU', [0]],
    ['5FU', [0]],
    ['5 \n  - fu', [0]],
    ['le trozole', [0]],
    ['T-DM1', [0]],
    ['4`-epirubicin', [0]],
    ['PDL1 and PD-L1', [0, 9]],
    ['at the end: 5fu', [12]],
    ['letro', [0]],
    ['letr', []],
    ['lettozole', []],
    ['letroxole', []],
    ['letro - xole, letrozole', [14]],
    ['letro \n -zole', [0]],
    ['5 fuxole', [0]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(startsIn(starts, text)).toEqual(expected);
  });

  it('are not before the offset that is asked for', () => {
    expect(starts.next('letrozole letrozole', 1)).toBe(10);
  });

  it('are none where there are no names', () => {
    expect(new NameStarts([]).next('letrozole', 0)).toBe(-1);
  });

  it('are those of each of very many names', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `${(i * 9_999_991).toString(36)}ine`).sort();
    const many = new NameStarts(names);
    expect(names.filter((name) => many.next(name, 0) !== 0)).toEqual([]);
    expect(many.next('letrozole', 0)).toBe(-1);
  });

  it('are where any name stands in any text', () => {
    const letter = fc.constantFrom(...'abc1 -');
    const name = fc
      .string({ unit: letter, minLength: 1, maxLength: 9 })
      .map((text) => text.replace(/[ -]+/g, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 5 }),
        fc.string({ unit: letter }),
        fc.string({ unit: letter }),
        fc.constantFrom('', '-', ' ', ' \n '),
        (names, before, behind, gap) => {
          const found = new NameStarts(names);
          for (const one of names) {
            const text = before + one.replaceAll(' ', gap) + behind;
            expect(startsIn(found, text)).toContain(before.length);
          }
        },
      ),
    );
  });

  it('are found in as many steps for each further part of a text, also where gaps are long', () => {
    const steps = (times: number): number => {
      const read = vi.spyOn(String.prototype, 'charCodeAt');
      startsIn(
        starts,
        `5${' '.repeat(20)}f-${'\n'.repeat(20)}uletro${' '.repeat(20)}zoletro${' '.repeat(20)}xole`.repeat(
          times,
        ),
      );
      const { length } = read.mock.calls;
      read.mockRestore();
      return length;
    };
    expect(steps(30) - steps(20)).toBeLessThanOrEqual(steps(20) - steps(10));
  });
});

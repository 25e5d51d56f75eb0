import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageResult } from '../../../tools/check-pages/check-page';
import { UNEXPLAINED } from '../../../tools/check-pages/marks/reasons';
import { OptionsError, readOptions } from '../../../tools/check-pages/options';
import { faultsOf, pageLines, summaryLines } from '../../../tools/check-pages/report';
import { newMessages } from '../../../tools/check-pages/visit/console-log';
import { domDifference } from '../../../tools/check-pages/visit/snapshot';

const difference = {
  kind: 'not marked' as const,
  text: 'redicine',
  isAbbreviation: false,
  reason: 'in <code>',
  context: '…a [redicine] b…',
};
const good: PageResult = {
  page: 'good.html',
  dom: null,
  boxes: null,
  layoutShift: { plain: 0.1, marked: 0.1 },
  console: [],
  marks: { found: 2, expected: 3, differences: [difference] },
  windows: [{ y: 0, boxes: 2, inside: 90, atEdges: 0, outside: 0, where: null, unseen: [] }],
  seconds: 1,
  visits: 1,
};

describe('a page', () => {
  it('is without fault when all is equal and each difference of marks has a reason', () => {
    expect(faultsOf(good)).toEqual([]);
    expect(pageLines(good)).toEqual([
      '✓ good.html · 2 marks, 3 expected, 1 differences · 1 windows, 90 pixels in marks · 1 s',
    ]);
  });

  it.each<[string, Partial<PageResult>]>([
    ['the DOM differs', { dom: 'at 3' }],
    ['an element has moved', { boxes: '<p>' }],
    ['layout shifts', { layoutShift: { plain: 0, marked: 0.01 } }],
    ['message on the console', { console: ['log: hello'] }],
    ['pixels differ', { windows: [{ ...good.windows[0], outside: 1, where: box() } as never] }],
    [
      'not marked: "redicine"',
      { marks: { found: 0, expected: 1, differences: [{ ...difference, reason: UNEXPLAINED }] } },
    ],
  ])('has a fault: %s', (fault, change) => {
    const faults = faultsOf({ ...good, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it('that could not be compared is a fault', () => {
    expect(faultsOf({ page: 'x', failure: 'lost', seconds: 1 })).toEqual(['lost']);
  });

  function box() {
    return { x: 0, y: 0, width: 1, height: 1 };
  }
});

it('the summary counts pages and lists each difference under its reason', () => {
  const pages = [
    good,
    { ...good, page: 'bad.html', dom: 'at 3' },
    { page: 'x', failure: 'lost', seconds: 1 },
  ];
  const lines = summaryLines({ browser: 'a browser', pages });
  expect(lines.join('\n')).toContain('3 pages, 1 without a fault');
  expect(lines.join('\n')).toContain('DOM identical on 1, boxes on 2');
  expect(lines).toContain('  not marked: in <code> (2)');
  expect(lines).toContain('    bad.html: not marked: "redicine" in …a [redicine] b…');
});

it('a message is reported once for each time that it appears more often with the extension', () => {
  expect(newMessages(['a', 'b', 'b'], ['b', 'a', 'b', 'a', 'c'])).toEqual(['a', 'c']);
});

it('two documents differ where the first letter does', () => {
  expect(domDifference('<p>a</p>', '<p>a</p>')).toBeNull();
  expect(domDifference('<p>a</p>', '<p id="x">a</p>')).toBe(
    'at 2: "<p>a</p>" without, "<p id=\\"x\\">a</p>" with the extension',
  );
  expect(domDifference('<p>', '<p></p>')).toContain('at 3');
});

describe('the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    for (const name of ['b.html', 'a.html', 'notes.txt']) writeFileSync(join(folder, name), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('names a folder; both browsers open all its pages', () => {
    expect(readOptions([folder])).toEqual({
      folder,
      files: ['a.html', 'b.html'],
      kinds: ['chromium', 'firefox'],
      json: false,
    });
  });

  it('may choose a browser and pages', () => {
    const options = readOptions([folder, '--browser', 'firefox', '--only', 'b.', '--json']);
    expect(options).toMatchObject({ files: ['b.html'], kinds: ['firefox'], json: true });
  });

  it.each([
    [[]],
    [['/no/such/folder']],
    [['--browser', 'lynx', '.']],
    [['.', '--only', 'nothing']],
    [['.', '--unknown']],
  ])('%j cannot be followed', (args) => {
    expect(() => readOptions(args)).toThrow(OptionsError);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { addMadeUp, check, copyFacts, edit, findingsOfMadeUp, part } from './broken-facts';

beforeEach(copyFacts);

describe('a source that leads to a front page is refused', () => {
  it.each([
    'https://example.com/',
    'https://example.com',
    'https://atcddd.fhi.no/atc_ddd_index/',
    'https://www.ema.europa.eu/en/medicines/',
  ])('%s', (url) => {
    edit('sources.json', (sources) => Object.assign(part(sources, 'hc-herceptin'), { url }));
    addMadeUp(() => {});
    expect(findingsOfMadeUp()).toEqual([
      `labelUses.0.source: the source "hc-herceptin" leads to a front page, ${url}: cite the page for this fact`,
    ]);
  });

  it.each(['https://example.com/?code=L02BG04', 'https://example.com/page', 'https://example.com/#part'])(
    'but not %s',
    (url) => {
      edit('sources.json', (sources) => Object.assign(part(sources, 'hc-herceptin'), { url }));
      addMadeUp(() => {});
      expect(findingsOfMadeUp()).toEqual([]);
    },
  );

  it('where it is the source of a class, a statement or of other uses', () => {
    edit('sources.json', (sources) =>
      Object.assign(part(sources, 'serm-review-1999'), { url: 'https://example.com/' }),
    );
    addMadeUp((drug) => Object.assign(drug, { otherUses: { source: 'serm-review-1999' } }));
    expect(findingsOfMadeUp().map((finding) => finding.split(':')[0])).toEqual([
      'classSource',
      'statements.0.source',
      'otherUses.source',
    ]);
  });

  it('but not where it is the source of a name', () => {
    edit('sources.json', (sources) =>
      Object.assign(part(sources, 'hc-perjeta'), { url: 'https://example.com/' }),
    );
    addMadeUp((drug) =>
      Object.assign(drug, { names: [{ text: 'Madeupa', kind: 'brand', sources: ['hc-perjeta'] }] }),
    );
    expect(findingsOfMadeUp()).toEqual([]);
  });
});

it('two records of one page are refused', () => {
  edit('sources.json', (sources) => {
    const { url } = part(sources, 'hc-herceptin');
    Object.assign(part(sources, 'hc-perjeta'), { url });
  });
  expect(check().problems).toContain(
    'sources.json: hc-perjeta: url: is that of "hc-herceptin" too: keep one of the two records',
  );
});

import type { Facts, Source } from '@/data/schema';

/** Pages that list everything, and so prove nothing by themselves. */
const LIST_PAGES = [
  'https://atcddd.fhi.no/atc_ddd_index/',
  'https://health-products.canada.ca/dpd-bdpp/',
  'https://www.accessdata.fda.gov/scripts/cder/daf/',
  'https://www.ema.europa.eu/en/medicines',
  'https://www.cancer.gov/publications/dictionaries/cancer-terms',
  'https://www.cancer.gov/publications/dictionaries/cancer-drug',
];

/** A field that cites a source. */
interface Citation {
  id: string;
  /** File, record and field. */
  where: string;
}

/**
 * Finds sources that do not show what they are cited for, and two that disagree about one page.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function wrongSources(facts: Facts): string[] {
  const byId = new Map(facts.sources.map((source) => [source.id, source]));
  const toFrontPages = citationsOfFacts(facts).flatMap(({ id, where }) => {
    const source = byId.get(id);
    if (!source || !isFrontPage(source.url)) return [];
    return [`${where}: the source "${id}" leads to a front page, ${source.url}: cite the page for this fact`];
  });
  return [...toFrontPages, ...twoOfOnePage(facts.sources)];
}

/** Names may be cited from a list of names, so only what is said of a drug, a class or a subtype counts. */
function citationsOfFacts({ drugs, classes, subtypes }: Facts): Citation[] {
  return [
    ...drugs.flatMap(({ id, classSource, labelUses = [], statements = [], otherUses, ambiguity }) => {
      const where = `drugs/${id}.json: ${id}`;
      return [
        { id: classSource, where: `${where}: classSource` },
        ...labelUses.map(({ source }, i) => ({ id: source, where: `${where}: labelUses.${i}.source` })),
        ...statements.map(({ source }, i) => ({ id: source, where: `${where}: statements.${i}.source` })),
        ...(otherUses ? [{ id: otherUses.source, where: `${where}: otherUses.source` }] : []),
        ...listed(ambiguity?.sources ?? [], `${where}: ambiguity.sources`),
      ];
    }),
    ...classes.flatMap(({ id, sources, statements = [] }) => {
      const where = `classes/${id}.json: ${id}`;
      return [
        ...listed(sources, `${where}: sources`),
        ...statements.map(({ source }, i) => ({ id: source, where: `${where}: statements.${i}.source` })),
      ];
    }),
    ...subtypes.flatMap(({ id, sources }) => listed(sources, `subtypes.json: ${id}: sources`)),
  ];
}

function listed(sources: readonly string[], where: string): Citation[] {
  return sources.map((id, i) => ({ id, where: `${where}.${i}` }));
}

function isFrontPage(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  if (search !== '' || hash !== '') return false;
  return pathname === '/' || LIST_PAGES.some((page) => withoutSlash(page) === withoutSlash(url));
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

/** Two records of one page may have different dates or publishers: a card would show both. */
function twoOfOnePage(sources: readonly Source[]): string[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ id, url }) => {
    const page = withoutSlash(url);
    const other = first.get(page);
    if (other === undefined || other === id) {
      first.set(page, id);
      return [];
    }
    return [`sources.json: ${id}: url: is that of "${other}" too: keep one of the two records`];
  });
}

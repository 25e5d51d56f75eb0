import type { DrugRecord, Facts, Regimen } from '@/data/schema';
import type { Found } from './compare';
import type { Page } from './read-pages';

/** Where the pages for patients on drugs are; those on other subjects are compared by date alone. */
const DRUG_PAGES = 'https://www.cancer.gov/about-cancer/treatment/drugs/';

/**
 * Compares records with the pages for patients of the US National Cancer Institute.
 *
 * @param facts the records
 * @param pages the pages
 * @param drugsIn the drugs of the glossary that a text names
 * @returns what differs, in the order of the pages, then what cites a page that is not there
 */
export function comparePages(
  facts: Facts,
  pages: readonly Page[],
  drugsIn: (text: string) => string[],
): Found[] {
  if (pages.length === 0) return [];
  return [
    ...pages.flatMap((page) => {
      const [id, ...others] = drugsIn(page.title);
      // A page on two drugs is about a medicine that is neither of them.
      const drug = others.length === 0 ? facts.drugs.find((one) => one.id === id) : undefined;
      const regimen = facts.regimens.find(({ name }) => name === page.title);
      return [
        ...(drug && page.use !== '' ? [...missingBrands(drug, page), ...missingUses(drug, page, facts)] : []),
        ...(regimen ? otherLetters(regimen, page, drugsIn) : []),
      ];
    }),
    ...otherDates(facts, pages),
  ];
}

function missingBrands(drug: DrugRecord, { brands, where }: Page): Found[] {
  const known = new Set([drug.name, ...drug.names.map(({ text }) => text)].map((text) => text.toLowerCase()));
  return brands
    .filter((brand) => !known.has(brand.toLowerCase()))
    .map((brand) => ({
      drug: drug.id,
      kind: 'missing name',
      subject: brand,
      message: `"${brand}" is missing (${where})`,
    }));
}

/** A use in breast cancer that the record does not state for the US, or uses in other illnesses that it does not mention. */
function missingUses(drug: DrugRecord, { use, url, where }: Page, { sources }: Facts): Found[] {
  const { labelUses = [], statements = [], otherUses } = drug;
  const cited = sources.find((source) => source.url === url)?.id;
  const statesUse =
    labelUses.some(({ region }) => region === 'US') || statements.some(({ source }) => source === cited);
  const found: Found[] = [];
  if (/breast cancer/i.test(use) && !statesUse)
    found.push({
      drug: drug.id,
      kind: 'missing use',
      subject: url,
      message: `names no use in the US, but ${where} names breast cancer`,
    });
  const others = [...use.matchAll(/\*\*([^*]+)\*\*/g)]
    .map(([, words = '']) => words.replace(/[.,:]$/, ''))
    .filter((words) => !/breast|ductal carcinoma in situ/i.test(words));
  if (others.length > 0 && !otherUses)
    found.push({
      drug: drug.id,
      kind: 'missing use',
      subject: 'otherUses',
      message: `does not say that it is used for other illnesses (otherUses), but ${where} names ${others.join(', ')}`,
    });
  return found;
}

function otherLetters(regimen: Regimen, page: Page, drugsIn: (text: string) => string[]): Found[] {
  const ours = regimen.parts.map(({ letter, drug }) => `${letter} = ${drug}`).join(', ');
  const theirs = page.letters.map(({ letter, drug }) => `${letter} = ${drugsIn(drug).join('/')}`).join(', ');
  return ours === theirs
    ? []
    : [
        {
          drug: regimen.id,
          kind: 'regimen',
          subject: regimen.name,
          message: `is ${ours}, but ${theirs} in ${page.where}`,
        },
      ];
}

/** A source with another date than its page, or one that none of the copies shows. */
function otherDates({ sources }: Facts, pages: readonly Page[]): Found[] {
  return sources.flatMap(({ id, url, date }): Found[] => {
    const page = pages.find((one) => one.url === url);
    if (page && page.date !== date) {
      const message = `the source is of ${date}, but of ${page.date} in ${page.where}`;
      return [{ drug: id, kind: 'page date', subject: id, message }];
    }
    if (!page && url.startsWith(DRUG_PAGES))
      return [{ drug: id, kind: 'not in its source', subject: id, message: `there is no copy of ${url}` }];
    return [];
  });
}

/** Reads copies of the US National Cancer Institute's pages for patients: Markdown that begins with fields between two lines `---`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TableError } from './read-tables';

/** What a page says, as far as records can be compared with it. */
export interface Page {
  /** Where it stands: "nci-2025-12/about-cancer-treatment-drugs-letrozole.md". */
  where: string;
  title: string;
  url: string;
  date: string;
  /** Its brands; none for a page that is not about a drug. */
  brands: string[];
  /** Its part on use; empty for a page without one. */
  use: string;
  /** Of a combination: what each letter stands for. */
  letters: { letter: string; drug: string }[];
}

/**
 * @param folder the folder with the data sets; the pages are in its folders `nci-*`
 * @returns the pages; none when there is no such folder
 * @throws TableError when a page does not say its title, address or date
 */
export function readPages(folder: string): Page[] {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('nci-'))
    .map(({ name }) => name);
  return folders.sort().flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => parsePage(`${name}/${file}`, readFileSync(join(folder, name, file), 'utf8'))),
  );
}

function parsePage(where: string, text: string): Page {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r', '')) ?? [];
  const field = (name: string) => {
    const [, value] = new RegExp(`^${name}: '?(.*?)'?$`, 'm').exec(head) ?? [];
    if (!value) throw new TableError(`${where}: does not say its "${name}"`);
    return value;
  };
  const [, brands = ''] = /^US Brand Name\(s\)\n([\s\S]*?)^FDA Approved/m.exec(body) ?? [];
  const [, use = ''] = /^## Use in Cancer\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(body) ?? [];
  return {
    where,
    title: field('title').replace(/ - NCI$/, ''),
    url: field('url'),
    date: field('lastReviewed'),
    brands: brands
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    use: withoutLinks(use).trim(),
    letters: [...body.matchAll(/^\| \*\*([A-Z])\*\* \| = (.*) \|$/gm)].map(([, letter = '', drug = '']) => ({
      letter,
      drug: withoutLinks(drug),
    })),
  };
}

function withoutLinks(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

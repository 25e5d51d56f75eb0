import { readFileSync } from 'node:fs';
import { appearances, languages, type Picture } from '../views.ts';

/** Headings of columns are appearances; of rows, languages and sizes. */
const rowOf = ({ language, size }: Picture) => `${languages[language]}, ${size}`;

/**
 * Lays pictures out on one HTML page: by group and state, in a table of appearances by languages and sizes.
 *
 * @param pictures in the order in which groups, states, rows and columns are to follow each other
 * @param note says in which browser they were taken
 */
export function sheetHtml(pictures: readonly Picture[], note: string): string {
  const groups = groupBy(pictures, ({ group }) => group);
  const sections = [...groups].map(([group, inGroup]) => {
    const states = [...groupBy(inGroup, ({ id }) => id)];
    return `<h2>${asHtml(group)}</h2>${states.map(([id, shown]) => stateHtml(id, shown)).join('')}`;
  });
  const ways = [...groups].map(([group, inGroup]) => {
    const states = [...groupBy(inGroup, ({ id }) => id)];
    const links = states.map(
      ([id, [first]]) => `<li><a href="#${id}">${asHtml(first?.title ?? id)}</a></li>`,
    );
    return `<li>${asHtml(group)}<ul>${links.join('')}</ul></li>`;
  });
  const style = readFileSync(new URL('sheet.css', import.meta.url), 'utf8');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Every state of card, marks and popup</title>
<style>${style}</style>
</head>
<body>
<h1>Every state of card, marks and popup</h1>
<p>${asHtml(note)}</p>
<nav aria-label="States"><ul>${ways.join('')}</ul></nav>
<main>${sections.join('')}</main>
</body>
</html>
`;
}

function stateHtml(id: string, pictures: readonly Picture[]): string {
  const columns = [...new Set(pictures.map(({ appearance }) => appearance))];
  const rows = [...groupBy(pictures, rowOf).values()];
  const head = columns.map((appearance) => `<th scope="col">${appearances[appearance]}</th>`).join('');
  const body = rows.map((row) => {
    const cells = columns.map(
      (appearance) => `<td>${figure(row.find((picture) => picture.appearance === appearance))}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<section id="${id}">
<h3>${asHtml(pictures[0]?.title ?? id)}</h3>
<div class="table" role="region" aria-label="${asHtml(pictures[0]?.title ?? id)}" tabindex="0">
<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>
</div>
</section>`;
}

function figure(picture: Picture | undefined): string {
  if (!picture) return '';
  const caption = `${rowOf(picture)}, ${appearances[picture.appearance]}`;
  const alt = `${picture.group}: ${picture.title}; ${caption}`;
  const blur = picture.appearance === 'blurred' ? ' class="blurred"' : '';
  return `<figure><img${blur} src="${picture.file}" alt="${asHtml(alt)}" loading="lazy"><figcaption>${asHtml(caption)}</figcaption></figure>`;
}

function asHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `Map.groupBy`, which Node has only from 21. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

import { between, oneOf, type Random, seededRandom } from './random';
import { phrase, sentence } from './sentence';

export interface ArticleRequest {
  /** Size of the HTML; the article ends with the block that reaches it. */
  bytes: number;
  /** Names to choose from. */
  names: readonly string[];
  /** How many mentions to write, spread evenly over the article. */
  mentions: number;
  seed?: number;
}

/** One in this many names is split by markup (`tras<b>tuzumab</b>`). */
const SPLIT_EVERY = 8;

/**
 * Writes an article-like page: paragraphs with inline markup, headings, lists, tables, nested boxes, white space
 * between elements. The same request gives the same page.
 */
export function articleHtml({ bytes, names, mentions, seed = 1 }: ArticleRequest): string {
  const random = seededRandom(seed);
  const parts: string[] = [];
  let size = 0;
  let written = 0;

  function nextName(): string | null {
    if (written >= mentions || written > (mentions * size) / bytes) return null;
    written += 1;
    const name = oneOf(random, names);
    if (written % SPLIT_EVERY !== 0) return name;
    const half = name.length >> 1;
    return `${name.slice(0, half)}<b>${name.slice(half)}</b>`;
  }

  while (size < bytes) {
    const part = block(random, nextName);
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>An article</title>
<style>body { font: 16px/1.5 sans-serif; max-width: 40em } td { padding: 2px 8px }</style></head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>`;
}

type NextName = () => string | null;

function block(random: Random, nextName: NextName): string {
  const kind = random();
  if (kind < 0.72) return `  ${paragraph(random, nextName)}`;
  if (kind < 0.82)
    return `  <h2 class="section-title" id="section-${between(random, 1, 9999)}">${phrase(random, between(random, 2, 7))}</h2>`;
  if (kind < 0.92) return list(random, nextName);
  if (kind < 0.985) return box(random, nextName);
  return table(random, nextName);
}

function paragraph(random: Random, nextName: NextName): string {
  const sentences = repeat(between(random, 2, 6), () => sentence(random, nextName()));
  return `<p class="article-text" id="paragraph-${between(random, 1, 99_999)}">${sentences.join(' ')}</p>`;
}

function list(random: Random, nextName: NextName): string {
  const items = repeat(
    between(random, 3, 8),
    () => `    <li class="list-item">${sentence(random, nextName())}</li>`,
  );
  return `  <ul class="list">\n${items.join('\n')}\n  </ul>`;
}

function box(random: Random, nextName: NextName): string {
  return `  <div class="box box-${between(random, 1, 9)}">
    <div class="box-head"><span class="label">${phrase(random, 2)}</span> <span>${phrase(random, 1)}</span></div>
    <div class="box-body">
      ${paragraph(random, nextName)}
      ${paragraph(random, nextName)}
    </div>
  </div>`;
}

function table(random: Random, nextName: NextName): string {
  const rows = repeat(between(random, 4, 12), () => {
    const head = `      <th scope="row">${nextName() ?? phrase(random, 2)}</th>`;
    const cells = repeat(4, () => `      <td class="number">${(random() * 100).toFixed(1)}</td>`);
    return `    <tr>\n${[head, ...cells].join('\n')}\n    </tr>`;
  });
  return `  <table>\n    <tbody>\n${rows.join('\n')}\n    </tbody>\n  </table>`;
}

function repeat<T>(times: number, make: () => T): T[] {
  return Array.from({ length: times }, make);
}

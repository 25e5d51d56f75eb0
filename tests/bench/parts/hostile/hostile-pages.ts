/** A page whose text is made to cost a matcher as much as it can. */
export interface HostilePage {
  what: string;
  html: string;
}

const LENGTH = 16_384;
const ABBREVIATIONS = 100_000;
/** Names whose letters give many abbreviations. */
const LONG_NAMES = ['cyclophosphamide', 'trastuzumab deruxtecan', 'sacituzumab govitecan', 'abemaciclib'];
/** Beyond ten characters, nothing counts as an abbreviation. */
const MIN_LENGTH = 3;
const MAX_LENGTH = 10;
/** As many in each paragraph as an article has in a long one. */
const IN_PARAGRAPH = 50;

/** Texts in which each name has brackets that may define it, or explain it as something else. */
const BRACKETS = [
  'letrozole (femara; LET) ',
  'T-DM1 (diabetes mellitus type 1) trastuzumab emtansine (T-DM1) ',
  '[letrozole] ',
  '5-FU (',
];

/** @returns the pages; each begins with a name, so that it can be seen when the page has been read */
export function hostilePages(): Record<string, HostilePage> {
  const signs = `letrozole${'®'.repeat(158)}`;
  const spaces = ' '.repeat(LENGTH);
  return {
    signs: {
      what: '16 kB of letrozole®®®…',
      html: page(`<p>${signs.repeat(Math.ceil(LENGTH / signs.length))}</p>`),
    },
    'one-name': {
      what: 'letrozole and 16 kB of ®',
      html: page(`<p>letrozole${'®'.repeat(LENGTH)}</p>`),
    },
    abbreviations: {
      what: '100,000 made-up abbreviations',
      html: page(madeUpAbbreviations()),
    },
    'in-items': {
      what: '100,000 made-up abbreviations in list items',
      html: page(`<ul>${madeUpAbbreviations().replaceAll('<p>', '<li>').replaceAll('</p>', '</li>')}</ul>`),
    },
    ...Object.fromEntries(BRACKETS.map((text, i) => [`brackets-${i}`, brackets(text)])),
    spaces: {
      what: '16,384 spaces between the words of a name',
      html: page(`<p>trastuzumab${spaces}deruxtecan</p><pre>trastuzumab${spaces}deruxtecan</pre>`),
    },
  };
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hostile text</title></head>
<body><p>tamoxifen</p>
${body}
</body>
</html>`;
}

function brackets(text: string): HostilePage {
  return {
    what: `128 kB of ${text}`,
    html: page(`<p>${text.repeat(Math.ceil((8 * LENGTH) / text.length))}</p>`),
  };
}

/** Paragraphs that define abbreviations, each as one of the long names, whose letters they have in their order. */
function madeUpAbbreviations(): string {
  const definitions: string[] = [];
  for (const name of LONG_NAMES) {
    const rest = ABBREVIATIONS - definitions.length;
    for (const short of someAbbreviations(name, rest)) definitions.push(`${name} (${short})`);
  }
  if (definitions.length < ABBREVIATIONS) throw new Error(`Only ${definitions.length} abbreviations`);
  const paragraphs: string[] = [];
  for (let i = 0; i < definitions.length; i += IN_PARAGRAPH)
    paragraphs.push(`<p>${definitions.slice(i, i + IN_PARAGRAPH).join(', ')}.</p>`);
  return paragraphs.join('\n');
}

/**
 * @param most how many at most
 * @returns different abbreviations of a name: its first letter and some of those that follow, as capitals
 */
export function someAbbreviations(name: string, most: number): Set<string> {
  const letters = name.replaceAll(' ', '').toUpperCase();
  const found = new Set<string>();
  let unfinished = new Map([[letters.charAt(0), 0]]);
  while (unfinished.size > 0 && found.size < most) {
    const longer = new Map<string, number>();
    for (const [short, last] of unfinished) {
      if (short.length >= MIN_LENGTH && found.size < most) found.add(short);
      if (short.length === MAX_LENGTH) continue;
      for (let next = last + 1; next < letters.length && longer.size < most; next++) {
        const more = short + letters.charAt(next);
        if (!longer.has(more)) longer.set(more, next);
      }
    }
    unfinished = longer;
  }
  return found;
}

/**
 * Writes public/public-suffixes.txt, the hosts under which others register theirs. Run it by hand when a newer list is wanted:
 *
 *     npm install --no-save tldts
 *     npx tsx tests/tools/list-public-suffixes/main.ts
 *
 * The list is that of https://publicsuffix.org, which tldts carries as a tree of labels from right to left: each edge has a label,
 * each node with a flag ends a rule. Rules of one label are left out, since a host of one label needs no list. Each rule has the
 * form that a browser gives to a host name, and stands alone on its line: "*." is any label, "!" what is no suffix all the same.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as v from 'valibot';

const HEADER = `// The Public Suffix List, https://publicsuffix.org/list/, without rules of one label.
// Subject to the terms of the Mozilla Public License, v. 2.0, https://mozilla.org/MPL/2.0/
`;

const load = createRequire(import.meta.url);
const numbers = v.union([v.instance(Uint8Array), v.instance(Uint16Array)]);
const tree = v.parse(
  v.object({
    nodeFlags: numbers,
    edgeStart: numbers,
    edgeLength: numbers,
    edgeChild: numbers,
    labelText: v.string(),
    rulesRoot: v.number(),
    exceptionsRoot: v.number(),
  }),
  load('tldts/dist/cjs/src/data/trie.js'),
);

const labels = readLabels();
const rules = [...rulesUnder(tree.rulesRoot, ''), ...rulesUnder(tree.exceptionsRoot, '', '!')];
const hosts = [...new Set(rules.filter((rule) => rule.includes('.')).map(asHost))].sort();
writeFileSync(
  new URL('../../../public/public-suffixes.txt', import.meta.url),
  `${HEADER}${hosts.join('\n')}\n`,
);
console.log(`${hosts.length} public suffixes`);

function readLabels(): string[] {
  let offset = 0;
  return Array.from(tree.edgeLength, (length) => {
    offset += length;
    return tree.labelText.slice(offset - length, offset);
  });
}

function rulesUnder(node: number, name: string, sign = ''): string[] {
  const found = tree.nodeFlags[node] ? [sign + name] : [];
  for (let edge = tree.edgeStart[node] ?? 0; edge < (tree.edgeStart[node + 1] ?? 0); edge++) {
    const under = name === '' ? labels[edge] : `${labels[edge]}.${name}`;
    found.push(...rulesUnder(tree.edgeChild[edge] ?? 0, under ?? '', sign));
  }
  return found;
}

function asHost(rule: string): string {
  const [, sign = '', name = ''] = /^(\*\.|!)?(.*)$/.exec(rule) ?? [];
  return sign + new URL(`https://${name}`).hostname;
}

import tables from 'virtual:matcher-tables';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '@/lib/matcher';
import { readTerms } from '@/lib/matcher/name-list';
import { TextRunReader } from '@/lib/page/text/text-run-reader';

const matcher = createMatcher(tables);
/** Every name that is one by itself. */
const names = readTerms(tables.names)
  .flatMap(({ id, target, names }) =>
    id === null || target !== undefined ? [] : names.map((name) => ({ id, name })),
  )
  .filter(({ id, name }) => matcher.find(name)[0]?.id === id);

/** `npm run test:long` tries more. */
const PAIRS = import.meta.env.VITE_ALL_PAIRS ? 2_000 : 200;
const SEED = 20_261_127;

/** What a page may put between two names of a list. */
const LAYOUTS: Record<string, (one: string, other: string) => string> = {
  'list items': (one, other) => `<ul><li>${one}</li> <li>${other}</li></ul>`,
  'cells of a table': (one, other) => `<table><tr><td>${one}</td> <td>${other}</td></tr></table>`,
  'items of a flex row': (one, other) =>
    `<div style="display: flex"><span>${one}</span> <span>${other}</span></div>`,
  'links that are blocks': (one, other) =>
    `<div><a style="display: block">${one}</a> <a style="display: block">${other}</a></div>`,
  'lines of a text': (one, other) => `<p>${one}<br>${other}</p>`,
};

/** Numerical Recipes' linear congruential generator: the same pairs in each run. */
function* randomNumbers(): Generator<number> {
  for (let state = SEED; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** @returns the meaning of each mention in the blocks of an element */
function idsIn(root: Element): string[] {
  const blocks = [root, ...root.querySelectorAll('div, p, ul, li, table, tbody, tr, td')];
  return blocks.flatMap((block) => {
    const reader = new TextRunReader(block);
    const ids: string[] = [];
    for (let chunk = reader.next(); chunk; chunk = reader.next())
      ids.push(...matcher.find(chunk.text).map(({ id }) => id));
    return ids;
  });
}

describe('two names are marked each as itself', () => {
  it.each(Object.entries(LAYOUTS))('as %s', (_, layout) => {
    const numbers = randomNumbers();
    const pick = () => names[Math.floor((numbers.next().value ?? 0) * names.length)] ?? { id: '', name: '' };
    const host = document.body.appendChild(document.createElement('div'));
    const wrong: string[] = [];
    for (let i = 0; i < PAIRS; i++) {
      const [one, other] = [pick(), pick()];
      host.innerHTML = layout(one.name.replaceAll('&', '&amp;'), other.name.replaceAll('&', '&amp;'));
      const ids = idsIn(host);
      if (ids.join() !== `${one.id},${other.id}`)
        wrong.push(`${one.name} | ${other.name}: ${ids.join(', ')}`);
    }
    host.remove();
    expect(wrong).toEqual([]);
  });

  it('words of a name that are one line stay one name', () => {
    const word = (text: string) => `<span style="display: inline-block">${text}</span>`;
    document.body.innerHTML = `<p>${word('Trastuzumab')} ${word('deruxtecan')}</p>`;
    expect(idsIn(document.body)).toEqual(['trastuzumab-deruxtecan']);
    document.body.replaceChildren();
  });
});

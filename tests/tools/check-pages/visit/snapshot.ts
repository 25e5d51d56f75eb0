/** What must be equal in a page with the extension and in the same page without it: its DOM and where its boxes are. */
import type { Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';

/** So many elements share a hash: a page may have half a million, and a difference is still found in a moment. */
const GROUP = 500;
const CONTEXT = 60;

/** The document as it stands, open shadow roots included. */
export function domOf(page: Page): Promise<string> {
  return page.evaluate(
    serializable(() => {
      const serialised = [document.documentElement.outerHTML];
      const collectFrom = (tree: Element | ShadowRoot) => {
        for (const { shadowRoot } of tree.querySelectorAll('*')) {
          if (!shadowRoot) continue;
          serialised.push(`<${shadowRoot.host.localName}> #shadow-root: ${shadowRoot.innerHTML}`);
          collectFrom(shadowRoot);
        }
      };
      collectFrom(document.documentElement);
      return serialised.join('\n');
    }),
  );
}

/** The boxes of all elements, by groups of 500 in document order, as hashes. */
function boxHashesOf(page: Page): Promise<string[]> {
  return page.evaluate(
    serializable((group: number) => {
      const elements = [...document.querySelectorAll('*')];
      const bytes = new Uint8Array(group * 32);
      const numbers = new Float64Array(bytes.buffer);
      const hashes: string[] = [];
      for (let from = 0; from < elements.length; from += group) {
        numbers.fill(0);
        for (const [i, element] of elements.slice(from, from + group).entries()) {
          const { x, y, width, height } = element.getBoundingClientRect();
          numbers.set([x, y, width, height], i * 4);
        }
        // FNV-1a, 32 bits.
        let hash = 0x811c9dc5;
        for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
        hashes.push((hash >>> 0).toString(16));
      }
      return hashes;
    }),
    GROUP,
  );
}

/**
 * Chromium lays out skipped content (a closed `<details>`) when its boxes are read, and the first time it gives 0 for
 * elements that are observed there. So a difference counts only when it is there the second time too.
 *
 * @returns what the first element in another place is, or null when all are in the same
 */
export async function movedBox(plain: Page, marked: Page): Promise<string | null> {
  if (firstDifference(...(await hashesOfBoth(plain, marked))) === null) return null;
  const [before, after] = await hashesOfBoth(plain, marked);
  const group = firstDifference(before, after);
  if (group === null) return null;
  const [was, is] = await Promise.all([boxesOf(plain, group), boxesOf(marked, group)]);
  const at = firstDifference(was, is) ?? 0;
  return `${was[at] ?? 'nothing'} without, ${is[at] ?? 'nothing'} with the extension`;
}

function hashesOfBoth(plain: Page, marked: Page): Promise<[string[], string[]]> {
  return Promise.all([boxHashesOf(plain), boxHashesOf(marked)]);
}

function boxesOf(page: Page, group: number): Promise<string[]> {
  return page.evaluate(
    serializable((from: number, to: number) =>
      [...document.querySelectorAll('*')].slice(from, to).map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `<${element.localName}> at ${x},${y} of ${width}×${height}`;
      }),
    ),
    group * GROUP,
    (group + 1) * GROUP,
  );
}

function firstDifference(one: readonly string[], other: readonly string[]): number | null {
  const length = Math.max(one.length, other.length);
  for (let i = 0; i < length; i++) if (one[i] !== other[i]) return i;
  return null;
}

/** @returns where two serialised documents begin to differ, with what stands there, or null when they are equal */
export function domDifference(without: string, withIt: string): string | null {
  if (without === withIt) return null;
  let at = 0;
  while (without[at] === withIt[at]) at += 1;
  const around = (dom: string) => JSON.stringify(dom.slice(Math.max(0, at - CONTEXT), at + CONTEXT));
  return `at ${at}: ${around(without)} without, ${around(withIt)} with the extension`;
}

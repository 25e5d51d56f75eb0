import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { JSHandle, Page } from 'puppeteer-core';
import { closedRoot } from '../../../tools/browsers/page/closed-root.ts';
import { serializable } from '../../../tools/browsers/page/page-function.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All there are, or those whose outcome changes with the colours. */
export type AxeRules = 'all' | 'colours';

/** What axe found. */
export interface AxeReport {
  /** Each finding as "rule: element". */
  violations: string[];
  /** The same for what axe could not decide. */
  undecided: string[];
  /** How many elements each rule has passed. */
  passed: Record<string, number>;
}

/** The part of axe that is used here. */
interface Axe {
  run(context: Element | ShadowRoot, options: object): Promise<AxeResults>;
}
interface AxeResults {
  violations: AxeResult[];
  incomplete: AxeResult[];
  passes: AxeResult[];
}
interface AxeCheck {
  message: string;
}
interface AxeResult {
  id: string;
  nodes: { html: string; any: AxeCheck[]; all: AxeCheck[]; none: AxeCheck[] }[];
}

/**
 * Runs axe on the open card. Axe skips closed shadow roots, so it is given this one; and axe examines only the body for what
 * lies under a text, but the card is beside the body. None of this reaches the page's own world.
 */
export async function axeOnCard(page: Page, rules: AxeRules): Promise<AxeReport> {
  const root = await closedRoot(page.mainFrame());
  if (!root) throw new Error('No card is open.');
  try {
    await root.evaluate(bringAxe, source);
    await root.evaluate((shadowRoot) => {
      Object.defineProperty(shadowRoot.host, 'shadowRoot', { value: shadowRoot, configurable: true });
      const { body, documentElement } = document;
      document.createTreeWalker = (start, ...more) => {
        const root = start === body ? documentElement : start;
        const walker = Document.prototype.createTreeWalker.call(document, root, ...more);
        walker.currentNode = start;
        return walker;
      };
      // Under a gradient axe cannot tell a contrast. It adds nothing but the shadow at the lower edge.
      for (const part of shadowRoot.querySelectorAll<HTMLElement>('.dialog, .scroller')) {
        part.style.backgroundImage = 'none';
      }
    });
    const report = await root.evaluate(serializable(runAxe), rules);
    await root.evaluate(() => {
      Reflect.deleteProperty(document, 'createTreeWalker');
    });
    return report;
  } finally {
    await root.dispose();
  }
}

/** Runs axe on the popup. */
export async function axeOnPopup(popup: Page, rules: AxeRules): Promise<AxeReport> {
  const root: JSHandle<HTMLElement> = await popup.evaluateHandle(() => document.documentElement);
  await root.evaluate(bringAxe, source);
  await root.evaluate((html) => {
    html.style.setProperty('--more', 'none');
    // Axe cannot judge what is scrolled out of a list.
    for (const list of html.querySelectorAll<HTMLElement>('.hits, .page ul')) list.style.maxHeight = 'none';
  });
  return root.evaluate(serializable(runAxe), rules);
}

/** Runs in the browser. */
function bringAxe(_: Node, text: string): void {
  if (!('axe' in globalThis)) new Function(text)();
}

/** Runs in the browser. */
async function runAxe(root: Element | ShadowRoot, which: AxeRules): Promise<AxeReport> {
  const { axe } = globalThis as unknown as { axe: Axe };
  const context = root instanceof ShadowRoot ? root.querySelector('.tokens') : root;
  if (!context) throw new Error('The card is empty.');
  // A rule of WCAG 2.2 that axe leaves off unless asked.
  const all = { rules: { 'target-size': { enabled: true } } };
  const options = which === 'all' ? all : { runOnly: ['color-contrast'] };
  const { violations, incomplete, passes } = await axe.run(context, options);
  const linesOf = (results: AxeResult[]) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all, none }) => {
        const reasons = [...any, ...all, ...none].map(({ message }) => message);
        return `${id}: ${html.slice(0, 160)} (${reasons.join('; ')})`;
      }),
    );
  return {
    violations: linesOf(violations),
    // Of text that is half scrolled out of sight it cannot say what lies under it; the same kind is in sight elsewhere.
    undecided: linesOf(incomplete).filter((line) => !/partially (obscured|overlaps)/.test(line)),
    passed: Object.fromEntries(passes.map(({ id, nodes }) => [id, nodes.length])),
  };
}

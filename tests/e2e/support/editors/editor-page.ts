import type { Page } from 'puppeteer-core';
import type { Step } from '../compare/compare-runs.ts';
import { press } from '../input/press.ts';

/** A name that stands outside of the editor. */
export const OUTSIDE = 'anastrozole';
const WITNESSES = ['tamoxifen', 'fulvestrant', 'palbociclib', 'capecitabine', 'exemestane', 'lapatinib'];

/** The body of a page around an editor. */
export function around(editor: string): string {
  return `
    <p style="margin-top: 20px">Outside of the editor stands ${OUTSIDE}.</p>
    <p id="witness">Nothing has happened.</p>
    ${editor}`;
}

/** Does something on a page with an editor; `marks` are those behind the witness, none if left out. */
type EditorAct = [
  does: string,
  act: (page: Page) => Promise<unknown>,
  more?: Partial<Step> & { marks?: readonly string[] },
];

/**
 * Steps on a page made with `around`.
 *
 * After each thing done, a new name appears outside of the editor. Changes are read in their order, so once that name is
 * marked, what was done before has been read too: a mark that an editor wrongly got would be there.
 */
export function editorSteps(acts: readonly EditorAct[]): Step[] {
  return acts.map(([does, act, { marks = [], ...more } = {}], n) => {
    const witness = WITNESSES[n % WITNESSES.length] ?? '';
    return {
      does,
      async act(page) {
        await act(page);
        await page.evaluate((name) => {
          const element = document.querySelector('#witness');
          if (element) element.textContent = `Now there is ${name}.`;
        }, witness);
      },
      marks: [OUTSIDE, witness, ...marks],
      ...more,
    };
  });
}

/** Puts the caret behind the text. The pointer goes where nothing comes to lie under it. */
export async function caretAtEnd(page: Page, surface: string): Promise<void> {
  await page.click(surface);
  await pointAway(page);
  await press(page, 'Control+End');
}

export function pointAway(page: Page): Promise<void> {
  return page.mouse.move(1200, 700);
}

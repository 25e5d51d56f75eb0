import type { KeyInput, Page } from 'puppeteer-core';
import { waitForNoCard } from '../../tools/browsers/index.ts';
import type { Step } from './compare-runs.ts';
import { hover } from './page-actions.ts';

/** An editor from npm, as a reader meets it. */
export interface EditorKind {
  /** Its folder in tests/apps. */
  app: string;
  /** What a reader clicks to write in it. */
  surface: string;
  /** Whether Ctrl+B makes bold. */
  rich: boolean;
  redo: 'Control+y' | 'Control+Shift+z';
  /** What is left of an editor that is switched to read-only: text of the page, or still an editor by its role. */
  readOnly: 'text' | 'editor';
}

const OUTSIDE = 'anastrozole';
/** The names in the text that each editor begins with. */
const INSIDE = ['letrozole', 'Femara', 'trastuzumab'];
const WITNESSES = ['tamoxifen', 'fulvestrant', 'palbociclib', 'capecitabine', 'exemestane', 'lapatinib'];

/** The body of the page around an editor. */
export const EDITOR_BODY = `
  <p style="margin-top: 20px">Outside of the editor stands ${OUTSIDE}.</p>
  <p id="witness">Nothing has happened.</p>
  <div id="editor"></div>
  <div id="late"></div>`;

/** Presses keys together, e.g. `Control+Shift+z`. */
export async function press(page: Page, keys: string): Promise<void> {
  const names = keys.split('+') as KeyInput[];
  const modifiers = names.slice(0, -1);
  for (const modifier of modifiers) await page.keyboard.down(modifier);
  for (const key of names.slice(-1)) await page.keyboard.press(key);
  for (const modifier of modifiers.toReversed()) await page.keyboard.up(modifier);
}

/**
 * What a reader does in an editor, and what is right thereafter.
 *
 * After each thing done, a new name appears outside. Changes are read in their order, so once that name is marked, what
 * was typed before has been read too: a mark that it wrongly got would be there.
 *
 * @param marks the marks between that name and the end of the page
 */
export function editorStep(
  n: number,
  does: string,
  act: (page: Page) => Promise<unknown>,
  marks: readonly string[] = [],
): Step {
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
  };
}

/** Writing, undoing, cutting and pasting with the keyboard. */
export function writingSteps({ surface, rich, redo }: EditorKind): Step[] {
  const type = (text: string) => (page: Page) => page.keyboard.type(text);
  const keys =
    (...all: string[]) =>
    async (page: Page) => {
      for (const one of all) await press(page, one);
    };
  const acts: [does: string, act: (page: Page) => Promise<unknown>][] = [
    ['clicks into the editor', (page) => page.click(surface)],
    ['goes to its end', keys('Control+End')],
    ['types half a name', type(' and olap')],
    ['types the rest of it', type('arib')],
    ['types a line', keys('Enter')],
    ['types a name that begins a line', type('Femara')],
    ['takes half of it back', keys('Backspace', 'Backspace', 'Backspace')],
    ['types it again', type('ara or tras')],
    ['puts an end to a name before the caret', type('tuzumab')],
    ['undoes', keys('Control+z')],
    ['redoes', keys(redo)],
    ['selects the last word', keys('Control+Shift+ArrowLeft')],
    ...(rich ? ([['makes it bold', keys('Control+b')]] satisfies typeof acts) : []),
    ['types over it', type('letrozole')],
    ['selects all', keys('Control+a')],
    ['cuts it', keys('Control+x')],
    ['pastes it', keys('Control+v')],
    ['pastes it once more', keys('Control+v')],
  ];
  return acts.map(([does, act], n) => editorStep(n, does, act));
}

/** A card opens and closes while the caret stands in the editor. */
export function hoverSteps({ surface }: EditorKind): Step[] {
  const away = (page: Page) => page.mouse.move(1200, 700);
  return [
    editorStep(0, 'selects a word', async (page) => {
      await page.click(surface);
      await press(page, 'Control+End');
      await press(page, 'Control+Shift+ArrowLeft');
    }),
    { ...editorStep(1, 'rests on the name outside', (page) => hover(page, OUTSIDE)), card: OUTSIDE },
    {
      ...editorStep(2, 'types while the card is open', (page) => page.keyboard.type('olaparib')),
      card: OUTSIDE,
    },
    editorStep(3, 'goes elsewhere with the pointer', away),
    {
      ...editorStep(4, 'rests on the name again', (page) => hover(page, OUTSIDE)),
      card: OUTSIDE,
      // Only here: the key closes the card, and the editor must not get it.
      check: async (page) => {
        await page.keyboard.press('Escape');
        await waitForNoCard(page);
      },
    },
    editorStep(5, 'types after the card was closed with a key', (page) => page.keyboard.type(' and Femara')),
  ];
}

/** One more editor comes, the first is made read-only and an editor again, and at last its text is saved. */
export function lifeSteps({ readOnly }: EditorKind): Step[] {
  return [
    editorStep(0, 'opens another editor', (page) => page.evaluate(() => window.editorActions.openLate())),
    editorStep(
      1,
      'makes it read-only',
      (page) => page.evaluate(() => window.editorActions.setEditable(false)),
      readOnly === 'text' ? INSIDE : [],
    ),
    editorStep(2, 'makes it an editor again', (page) =>
      page.evaluate(() => window.editorActions.setEditable(true)),
    ),
    editorStep(3, 'saves it', (page) => page.evaluate(() => window.editorActions.save()), INSIDE),
  ];
}

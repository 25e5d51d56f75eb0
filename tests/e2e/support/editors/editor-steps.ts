import type { Page } from 'puppeteer-core';
import { waitForNoCard } from '../../../tools/browsers/index.ts';
import type { Step } from '../compare/compare-runs.ts';
import { press } from '../input/press.ts';
import { hover } from '../page-actions.ts';
import { caretAtEnd, editorSteps, OUTSIDE, pointAway } from './editor-page.ts';

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
  widgets?: EditorWidgets;
}

/** Selectors of what an editor draws beside its text. */
export interface EditorWidgets {
  /** A word in the list of those that its text already has. */
  completion: string;
  /** A place that a search has found. */
  match: string;
}

/** The names in the text that each editor begins with. */
const INSIDE = ['letrozole', 'Femara', 'trastuzumab'];

/** Writing, undoing, cutting and pasting with the keyboard. */
export function writingSteps({ surface, rich, redo }: EditorKind): Step[] {
  return editorSteps([
    ['clicks into the editor', (page) => caretAtEnd(page, surface)],
    ['types half a name', type(' and olap')],
    ['types the rest of it', type('arib')],
    ['types a line', keys('Enter')],
    ['types a name that begins a line', type('Femara')],
    ['takes half of it back', keys('Backspace', 'Backspace', 'Backspace')],
    ['types it again', type('ara or tras')],
    ['types a name to its end', type('tuzumab')],
    ['undoes', keys('Control+z')],
    ['redoes', keys(redo)],
    ['selects the last word', keys('Control+Shift+ArrowLeft')],
    ['makes it bold, where there is bold', rich ? keys('Control+b') : keys()],
    ['types over it', type('letrozole')],
    ['selects all', keys('Control+a')],
    ['cuts it', keys('Control+x')],
    ['pastes it', keys('Control+v')],
    ['pastes it once more', keys('Control+v')],
  ]);
}

/** A card opens and closes while the caret stands in the editor. */
export function hoverSteps({ surface }: EditorKind): Step[] {
  const hoverOutside = (page: Page) => hover(page, OUTSIDE);
  const selectWord = async (page: Page) => {
    await caretAtEnd(page, surface);
    await press(page, 'Control+Shift+ArrowLeft');
  };
  // Not in the browser without us: the key closes the card, and the editor must not get it.
  const pressEscape = async (page: Page) => {
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
  };
  return editorSteps([
    ['selects a word', selectWord],
    ['rests on the name outside', hoverOutside, { card: OUTSIDE }],
    ['types while the card is open', type('olaparib'), { card: OUTSIDE }],
    ['points elsewhere', pointAway],
    ['rests on the name again', hoverOutside, { card: OUTSIDE, check: pressEscape }],
    ['types after the card was closed with a key', type(' and Femara')],
  ]);
}

/** The editor lists words of its text, and searches it: what it draws for that lies over or beside the text. */
export function widgetSteps({ surface }: EditorKind, { completion, match }: EditorWidgets): Step[] {
  return editorSteps([
    ['puts the caret at the end', (page) => caretAtEnd(page, surface)],
    ['types the first letters of a name', type(' or letr')],
    [
      'asks for words',
      async (page) => {
        await press(page, 'Control+ ');
        await page.waitForSelector(completion, { visible: true });
      },
    ],
    ['takes the first', keys('Enter')],
    ['opens the search', keys('Control+f')],
    [
      'searches for a name',
      async (page) => {
        await page.keyboard.type('Femara');
        await page.keyboard.press('Enter');
        await page.waitForSelector(match);
      },
    ],
    ['closes the search', keys('Escape')],
  ]);
}

/** One more editor comes, the first is made read-only and an editor again, and at last its text is saved. */
export function lifeSteps({ readOnly }: EditorKind): Step[] {
  const setEditable = (on: boolean) => (page: Page) =>
    page.evaluate((editable) => window.editorActions.setEditable(editable), on);
  return editorSteps([
    ['opens another editor', (page) => page.evaluate(() => window.editorActions.openLate())],
    ['makes the first read-only', setEditable(false), { marks: readOnly === 'text' ? INSIDE : [] }],
    ['makes it an editor again', setEditable(true)],
    ['saves it', (page) => page.evaluate(() => window.editorActions.save()), { marks: INSIDE }],
  ]);
}

function type(text: string) {
  return (page: Page) => page.keyboard.type(text);
}

function keys(...sets: string[]) {
  return (page: Page) => press(page, ...sets);
}

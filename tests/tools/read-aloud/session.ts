import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { pressCommand } from '../../e2e/support/input/press-command.ts';
import { type BrowserSession, waitForCard } from '../browsers/index.ts';
import { projectFolder } from '../built-extension/folders.ts';
import { openArticle } from '../screens/show/article.ts';
import type { Expectation } from './speech.ts';

/** A step of a reader who hears the screen. */
export interface Step extends Expectation {
  title: string;
  act(): Promise<unknown>;
}

/**
 * The way of a reader through page, card, popup, glossary and settings, by the keyboard alone.
 *
 * @param origin of the server that has the articles
 */
export function steps(session: BrowserSession, origin: string): Step[] {
  let page: Page;
  return [
    {
      title: 'marks say nothing of themselves in an article',
      async act() {
        page = await session.newPage();
        await openArticle(page, origin, 'en', 'light');
      },
      says: [finished('The list on the refrigerator – The Tamarack Courier'), /Page has .*1 heading/],
      never: [/Aromatase inhibitor/i],
    },
    {
      title: 'the key goes to the next name: its card is read, the name of the drug first',
      async act() {
        await pressCommand(session, page, 'next-name');
        await waitForCard(page);
      },
      says: [cardOf(session.kind, 'letrozole', firstLook('aromatase-inhibitor'))],
    },
    {
      title: 'Tab goes through the card',
      // Firefox stops at what scrolls, too.
      act: () => repeat(page, 'Tab', session.kind === 'firefox' ? 3 : 2),
      says: [/Close push button/, /Aromatase inhibitor push button/],
      never: [/\bundefined\b|\bnull\b/],
    },
    {
      title: 'Enter on the kind of drug reads what that is, in the card of the page, too',
      act: () => page.keyboard.press('Enter'),
      says: [kindOf('Aromatase inhibitor', 'aromatase-inhibitor')],
    },
    { title: 'Escape goes back to the page', act: () => page.keyboard.press('Escape'), says: [] },
    {
      title: 'the popup opens in its search',
      async act() {
        page = await session.openExtensionPage('popup.html');
      },
      says: [/Search drugs, brands, kinds of drug, subtypes editable combo box/],
    },
    {
      title: 'a misspelt name is answered',
      act: () => page.keyboard.type('hercptin', { delay: KEY_MS }),
      says: [/Nothing is spelled “hercptin”\. Did you mean/],
    },
    {
      title: 'the arrow goes to the first hit, with what kind of drug it is',
      act: () => page.keyboard.press('ArrowDown'),
      says: [
        // Chromium tells of the text by which a group is labelled only once.
        /^Nothing is spelled “hercptin”\. Did you mean: panel\.$/m,
        /trastuzumab Herceptin HER2 antibody HER2-positive/,
      ],
    },
    {
      title: 'Enter opens it and reads it, the name of the drug first, and Tab goes on in it',
      async act() {
        await page.keyboard.press('Enter');
        await page.waitForSelector('.card-frame:focus');
        await pause(3000);
        // The name stands in the article, too.
        await repeat(page, 'Tab', 2);
      },
      says: [
        cardOf(session.kind, 'trastuzumab', firstLook('her2-antibody')),
        /^Go to the next “trastuzumab” on the page, \d+ times push button\.$/m,
        /HER2 antibody push button/,
      ],
    },
    {
      title: 'Enter on the kind of drug reads what that is',
      async act() {
        await page.keyboard.press('Enter');
      },
      says: [kindOf('HER2 antibody', 'her2-antibody')],
    },
    {
      title: 'the glossary says its name',
      async act() {
        page = await session.openExtensionPage('glossary.html');
      },
      says: [opened(session.kind, 'Glossary – Breast Cancer Drug Glossary', 'document web')],
    },
    {
      title: 'a filter says what it is, and how many drugs fit once it is chosen',
      async act() {
        await page.focus('.filters [type=checkbox]');
        // Over BiDi there is no key of the name "Space".
        await page.keyboard.press(' ');
      },
      says: [/^HR-positive check box/m, /^\d+ of \d+ drugs fit\.$/m],
    },
    {
      title: 'the settings say their name',
      async act() {
        const other = page;
        page = await session.openExtensionPage('options.html');
        // In Firefox the title is not heard at opening, which ACCESSIBILITY.md says. The reader comes back to the page.
        await page.waitForSelector('input');
        await other.bringToFront();
        await pause(1000);
        await page.bringToFront();
      },
      says: [opened(session.kind, 'Settings – Breast Cancer Drug Glossary', 'page tab')],
    },
    {
      title: 'the settings say what each switch does',
      act: () => page.focus('input'),
      says: [/^Mark drug names switch on\.$/m, /^On every site, except those you turn off below\.$/m],
    },
  ];
}

/** What Orca says once it has read a page: it may not follow a key that comes before. */
function finished(title: string): RegExp {
  return new RegExp(`^Finished loading ${title}\\.$`, 'm');
}

/** What a card says of a kind of drug first, as a pattern: by the facts, which change more often than this session is run. */
function firstLook(id: string): string {
  const { brief } = JSON.parse(readFileSync(join(projectFolder, `data/classes/${id}.json`), 'utf8'));
  return brief.en.replace(/[.()]/g, '\\$&');
}

/** The card of a kind of drug, read as a whole. */
function kindOf(name: string, id: string): RegExp {
  return new RegExp(`^${name}\\b.*${firstLook(id)}`, 'm');
}

/** A card that is read as a whole, from the name of the drug on. Firefox tells of a space after a heading. */
function cardOf(kind: BrowserSession['kind'], name: string, text: string): RegExp {
  return new RegExp(`^${name}${kind === 'firefox' ? ' ' : ''}\\. ${text}`, 'm');
}

/**
 * In Firefox Orca does not say of a page of the extension that it has loaded.
 *
 * @param inFirefox what it gives the title to there: the tab that has come to the front, or the document that has the focus
 */
function opened(kind: BrowserSession['kind'], title: string, inFirefox: 'page tab' | 'document web'): RegExp {
  return kind === 'firefox' ? new RegExp(`^${title} ${inFirefox}\\.$`, 'm') : finished(title);
}

/** Between two letters of a reader who types. */
const KEY_MS = 150;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function repeat(page: Page, key: 'Tab', times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key);
    // Orca leaves out what the focus has only passed.
    await pause(900);
  }
}

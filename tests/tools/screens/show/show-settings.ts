import type { Page } from 'puppeteer-core';
import { settingsText } from '../../../../lib/locales/index.ts';
import { type BrowserSession, clearStorage, until, writeStorage } from '../../browsers/index.ts';
import { groups, type Language, type Take } from '../views.ts';
import { setMedia } from './media.ts';

/** A phone, a window in which the sample stands above the settings, and one in which it stands beside them. */
const widths = [320, 800, 1280] as const;
const height = 800;
const timeoutMs = 10_000;

interface SettingsState {
  id: string;
  title: string;
  stored: Record<string, unknown>;
  /** The content of a file that the reader opens. */
  file?: string;
}

const file = (settings: object) =>
  JSON.stringify({ kind: 'breast-cancer-drug-glossary-settings', version: 1, settings });

const states: SettingsState[] = [
  { id: 'settings', title: 'settings as they come', stored: {} },
  {
    id: 'settings-changed',
    title: 'settings of a reader who has changed them',
    stored: {
      'settings.off-sites.0': ['mail.example', 'shop.example', 'www.example.org', 'localhost', 'file:'],
      'settings.markStyle': 'clear',
      'settings.mentions': 'first-in-paragraph',
      'settings.classNames': false,
      'settings.openOn': 'click',
      'settings.cardTextSize': 'large',
      'settings.region': 'EU',
    },
  },
  {
    id: 'settings-many-sites',
    title: 'settings with many sites, only on these',
    stored: {
      'settings.mode': 'only',
      'settings.only-sites.0': Array.from({ length: 60 }, (_, i) => `hospital-${10 + i}.example`),
    },
  },
  {
    id: 'settings-import',
    title: 'what a file would change',
    stored: { 'settings.off-sites.0': ['mail.example'] },
    file: file({
      markStyle: 'clear',
      rest: 'long',
      offSites: ['mail.example', 'shop.example', 'news.example'],
    }),
  },
  { id: 'settings-refused', title: 'a file that cannot be used', stored: {}, file: file({ mode: 'never' }) },
];

/** Takes pictures of the settings page. */
export async function showSettings(session: BrowserSession, language: Language, take: Take): Promise<void> {
  for (const state of states) {
    await writeStorage(session, state.stored);
    const page = await session.openExtensionPage('options.html');
    await page.setViewport({ width: widths[2], height });
    await waitForText(page, settingsText(language, 'sample'));
    if (state.file !== undefined) await openFile(page, state.file);
    for (const width of widths) {
      await page.setViewport({ width, height });
      for (const appearance of ['light', 'dark', 'forced'] as const) {
        await setMedia(session, page, {
          scheme: appearance === 'dark' ? 'dark' : 'light',
          forcedColors: appearance === 'forced',
        });
        const { id, title } = state;
        const view = { group: groups.settings, id, title, language, appearance, size: `${width} px` };
        await take(page, view, 'whole page');
      }
    }
    await setMedia(session, page, { scheme: 'light', forcedColors: false });
    await page.close();
    await clearStorage(session);
  }
}

/** Chooses a file as the reader does, without one on the disk. */
async function openFile(page: Page, content: string): Promise<void> {
  await page.$eval(
    'input[type=file]',
    (input, text) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([text], 'settings.json'));
      (input as HTMLInputElement).files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    content,
  );
  await page.waitForSelector('.preview, .problem:not(:empty)', { timeout: timeoutMs });
}

async function waitForText(page: Page, text: string): Promise<void> {
  await until(
    async () => (await page.evaluate(() => document.body.innerText)).includes(text) || undefined,
    timeoutMs,
    () => `the settings page to show “${text}”`,
  );
}

/** Takes a picture of every state of card, marks, popup and settings, and shows them on one page. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionFolder, shortPath } from '../built-extension/folders.ts';
import { runTool, say, withBrowser } from '../built-extension/run-tool.ts';
import { fixtureFolder, sheetFolder } from './folders.ts';
import { readOptions, type ScreensOptions, usage } from './options.ts';
import { emptyPictureFolder } from './pictures/picture-folder.ts';
import { writeReadmePictures } from './pictures/readme-pictures.ts';
import { sheetHtml } from './pictures/sheet.ts';
import { showCards } from './show/show-cards.ts';
import { showGlossary } from './show/show-glossary.ts';
import { showMarks } from './show/show-marks.ts';
import { showPopups } from './show/show-popups.ts';
import { showSettings } from './show/show-settings.ts';
import { speakingFrench } from './show/speaking-french.ts';
import type { Language } from './views.ts';

async function renewReadme({ kind }: ScreensOptions, origin: string): Promise<void> {
  const written = await withBrowser(
    { kind, headless: true, extensionDir: extensionFolder(kind) },
    (session) => writeReadmePictures(session, origin),
  );
  say(`Pictures: ${written.map(shortPath).join(', ')}`);
}

async function makeSheet({ kind }: ScreensOptions, origin: string): Promise<void> {
  const { take, pictures } = await emptyPictureFolder(sheetFolder, kind);
  const built = extensionFolder(kind);
  const inLanguage = (language: Language, extensionDir: string) =>
    withBrowser({ kind, headless: true, extensionDir }, async (session) => {
      say(`Taking pictures in ${language} …`);
      await showCards(session, origin, language, take);
      await showMarks(session, origin, language, take);
      await showPopups(session, origin, language, take);
      await showGlossary(session, language, take);
      await showSettings(session, language, take);
      return session.browser.version();
    });
  const version = await inLanguage('en', built);
  const french = await speakingFrench(built);
  try {
    await inLanguage('fr', french.folder);
  } finally {
    await french.remove();
  }
  const path = join(sheetFolder, kind === 'chromium' ? 'index.html' : `${kind}.html`);
  await writeFile(path, sheetHtml(pictures, `${pictures.length} pictures, taken in ${version}.`));
  say(`${pictures.length} pictures: ${shortPath(path)}`);
}

await runTool({
  usage,
  readOptions,
  folder: fixtureFolder,
  run: (options, origin) => (options.readme ? renewReadme(options, origin) : makeSheet(options, origin)),
});

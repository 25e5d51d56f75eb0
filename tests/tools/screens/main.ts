/** Takes a picture of every state of card, marks and popup, and lays them out on one page to look at. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserSession, ensureBrowser, launchWithExtension } from '../browsers/index.ts';
import { buildExtension } from '../demo/build-extension.ts';
import { explain } from '../demo/explain.ts';
import { extensionFolder, shortPath } from '../demo/folders.ts';
import { serveFolder } from '../demo/serve-folder.ts';
import { fixtureFolder, sheetFolder } from './folders.ts';
import { readOptions, type ScreensOptions, usage } from './options.ts';
import { writeReadmePictures } from './readme-pictures.ts';
import { sheetHtml } from './sheet.ts';
import { showCards } from './show-cards.ts';
import { showMarks } from './show-marks.ts';
import { showPopups } from './show-popups.ts';
import { speakingFrench } from './speaking-french.ts';
import { takerInto } from './taker.ts';
import type { Language } from './views.ts';

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return say(usage);
  say(`Building the extension for ${options.kind} …`);
  await buildExtension(options.kind);
  const server = await serveFolder(fixtureFolder);
  try {
    await (options.readme ? renewReadme(options, server.origin) : makeSheet(options, server.origin));
  } finally {
    await server.close();
  }
}

async function renewReadme({ kind }: ScreensOptions, origin: string): Promise<void> {
  const written = await withBrowser(kind, extensionFolder(kind), (session) =>
    writeReadmePictures(session, origin),
  );
  say(`Pictures: ${written.map(shortPath).join(', ')}`);
}

async function makeSheet({ kind }: ScreensOptions, origin: string): Promise<void> {
  const { take, pictures } = await takerInto(sheetFolder, kind);
  const built = extensionFolder(kind);
  const inLanguage = (language: Language, folder: string) =>
    withBrowser(kind, folder, async (session) => {
      say(`Taking pictures in ${language} …`);
      await showCards(session, origin, language, take);
      await showMarks(session, origin, language, take);
      await showPopups(session, origin, language, take);
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

async function withBrowser<T>(
  kind: ScreensOptions['kind'],
  extensionDir: string,
  use: (session: BrowserSession) => Promise<T>,
): Promise<T> {
  const found = await ensureBrowser(kind, say);
  const session = await launchWithExtension({ kind, found, headless: true, extensionDir });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

try {
  await main();
} catch (failure) {
  console.error(`\n${explain(failure)}`);
  process.exitCode = 1;
}

/** Takes a picture of every state of card, marks, popup and pages, and shows them on one page. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserSession } from '../browsers/index.ts';
import { extensionFolder, shortPath } from '../built-extension/folders.ts';
import { runTool, say, withBrowser } from '../built-extension/run-tool.ts';
import { fixtureFolder, sheetFolder } from './folders.ts';
import { readOptions, type ScreensOptions, usage } from './options.ts';
import { writeMovingPicture } from './pictures/moving-picture.ts';
import { NEWSPAPER, newspaperOrigin } from './pictures/newspaper.ts';
import { openPictureFolder } from './pictures/picture-folder.ts';
import { writeReadmePictures } from './pictures/readme-pictures.ts';
import { sheetHtml } from './pictures/sheet.ts';
import { showCards } from './show/show-cards.ts';
import { showFirstRun } from './show/show-first-run.ts';
import { showGlossary } from './show/show-glossary.ts';
import { showMarks } from './show/show-marks.ts';
import { showPdfReader } from './show/show-pdf-reader.ts';
import { showPopups } from './show/show-popups.ts';
import { showSettings } from './show/show-settings.ts';
import { speakingFrench } from './show/speaking-french.ts';
import { groups, type Language, type PictureGroup, type Take } from './views.ts';

async function renewReadme({ kind }: ScreensOptions, origin: string): Promise<void> {
  const written = await withBrowser(
    { kind, headless: true, extensionDir: extensionFolder(kind), hostName: NEWSPAPER },
    async (session) => [
      ...(await writeReadmePictures(session, newspaperOrigin(origin))),
      await writeMovingPicture(session, newspaperOrigin(origin)),
    ],
  );
  say(`Pictures: ${written.map(shortPath).join(', ')}`);
}

/** Takes the pictures of a group, in the language that the browser's extension speaks. */
type Show = (session: BrowserSession, origin: string, language: Language, take: Take) => Promise<void>;

/** In the order of the sheet. */
const SHOWS: Readonly<Record<PictureGroup, Show>> = {
  card: showCards,
  marks: showMarks,
  popup: showPopups,
  glossary: (session, _, language, take) => showGlossary(session, language, take),
  settings: (session, _, language, take) => showSettings(session, language, take),
  'first-run': (session, _, language, take) => showFirstRun(session, language, take),
  pdf: showPdfReader,
};

async function makeSheet({ kind, only, languages }: ScreensOptions, origin: string): Promise<void> {
  const { take, pictures } = await openPictureFolder(sheetFolder, kind, { isEmptied: only === null });
  const built = extensionFolder(kind);
  const chosen = (Object.keys(groups) as PictureGroup[]).filter((group) => only?.includes(group) ?? true);
  const inLanguage = (language: Language, extensionDir: string) =>
    withBrowser({ kind, headless: true, extensionDir }, async (session) => {
      for (const group of chosen) {
        say(`${groups[group]}, in ${language} …`);
        await SHOWS[group](session, origin, language, take);
      }
      return session.browser.version();
    });
  let version = '';
  if (languages.includes('en')) version = await inLanguage('en', built);
  if (languages.includes('fr')) {
    const french = await speakingFrench(built);
    try {
      version = await inLanguage('fr', french.folder);
    } finally {
      await french.remove();
    }
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

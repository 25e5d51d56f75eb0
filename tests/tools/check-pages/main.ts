/**
 * `npm run check-pages -- FOLDER [--browser chromium|firefox] [--only NAME] [--json]`: opens saved pages with the extension
 * and without it, and compares: DOM, boxes, layout shift, console and pixels must be the same but for the marks, and the
 * marks be what a search of the rendered text finds. What differs without a reason makes the exit code 1.
 */
import { type BrowserKind, ensureBrowser, launchPlain, launchWithExtension } from '../browsers/index.ts';
import { buildExtension } from '../built-extension/build-extension.ts';
import { extensionFolder } from '../built-extension/folders.ts';
import { type FolderServer, serveFolder } from '../built-extension/serve-folder.ts';
import { checkPage, type TwoBrowsers } from './check-page.ts';
import { shippedNames } from './names.ts';
import { type CheckOptions, OptionsError, readOptions } from './options.ts';
import { type BrowserReport, type CheckedPage, faultsOf, pageLines, summaryLines } from './report.ts';

/** Scripts would make two visits differ, and nothing is to leave the machine. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

// With --json the standard output is for machines, so progress goes to the other one.
const say = (line: string) => console.error(line);

async function checkIn(
  kind: BrowserKind,
  server: FolderServer,
  { files }: CheckOptions,
): Promise<BrowserReport> {
  await buildExtension(kind);
  const found = await ensureBrowser(kind, say);
  const names = shippedNames();
  const pages: CheckedPage[] = [];
  let browsers: TwoBrowsers | null = null;
  try {
    for (const page of files) {
      const start = performance.now();
      try {
        browsers ??= {
          plain: await launchPlain(kind, found),
          session: await launchWithExtension({
            kind,
            found,
            headless: true,
            extensionDir: extensionFolder(kind),
          }),
        };
        pages.push(await checkPage(`${server.origin}/${encodeURIComponent(page)}`, browsers, names));
      } catch (error) {
        const failure = `could not be compared: ${error instanceof Error ? error.stack : error}`;
        pages.push({ page, failure, seconds: (performance.now() - start) / 1000 });
        // A browser that has lost a page may have lost more: the next page gets new ones.
        await closeAll(browsers);
        browsers = null;
      }
      for (const line of pages.slice(-1).flatMap(pageLines)) say(line);
    }
  } finally {
    await closeAll(browsers);
  }
  return { browser: `${kind} ${found.version}`, pages };
}

async function closeAll(browsers: TwoBrowsers | null): Promise<void> {
  await Promise.allSettled([browsers?.plain.close(), browsers?.session.close()]);
}

try {
  const options = readOptions(process.argv.slice(2));
  const server = await serveFolder(options.folder, { 'Content-Security-Policy': POLICY });
  const reports: BrowserReport[] = [];
  try {
    for (const kind of options.kinds) reports.push(await checkIn(kind, server, options));
  } finally {
    await server.close();
  }
  console.log(options.json ? JSON.stringify(reports, null, 2) : reports.flatMap(summaryLines).join('\n'));
  const isFaulty = reports.some(({ pages }) => pages.some((page) => faultsOf(page).length > 0));
  process.exitCode = isFaulty ? 1 : 0;
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

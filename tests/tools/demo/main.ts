/** Shows the extension at work: in a window where there is a display, else in words and pictures. */
import { articleFolder, extensionFolder, shortPath } from '../built-extension/folders.ts';
import { runTool, say, withBrowser } from '../built-extension/run-tool.ts';
import { type DemoOptions, readOptions, usage } from './options.ts';
import { tour } from './tour.ts';
import { showWindow } from './window.ts';

async function demonstrate({ kind, headless }: DemoOptions, origin: string): Promise<void> {
  const article = `${origin}/index.html`;
  await withBrowser({ kind, headless, extensionDir: extensionFolder(kind) }, async (session) => {
    if (!headless) return await showWindow(session, article, say);
    const pictures = await tour(session, article, say);
    say(`\nPictures: ${Object.values(pictures).map(shortPath).join(', ')}`);
  });
}

await runTool({ usage, readOptions, folder: articleFolder, run: demonstrate });

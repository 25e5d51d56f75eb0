/** Shows the extension at work: in a window where there is a display, else in words and pictures. */
import { ensureBrowser, launchWithExtension } from '../browsers/index.ts';
import { buildExtension } from './build-extension.ts';
import { explain } from './explain.ts';
import { articleFolder, extensionFolder, shortPath } from './folders.ts';
import { type DemoOptions, readOptions, usage } from './options.ts';
import { type FolderServer, serveFolder } from './serve-folder.ts';
import { tour } from './tour.ts';
import { showWindow } from './window.ts';

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return say(usage);

  say(`Building the extension for ${options.kind} …`);
  await buildExtension(options.kind);
  const server = await serveFolder(articleFolder);
  try {
    await demonstrate(options, server);
  } finally {
    await server.close();
  }
}

async function demonstrate(options: DemoOptions, server: FolderServer): Promise<void> {
  const { kind, headless } = options;
  const found = await ensureBrowser(kind, say);
  say(`Starting ${found.path} ${found.version} ${headless ? 'without a window' : 'with a window'} …`);
  const session = await launchWithExtension({ kind, found, headless, extensionDir: extensionFolder(kind) });
  const article = `${server.origin}/index.html`;
  try {
    if (!headless) return await showWindow(session, article, say);
    const pictures = await tour(session, article, say);
    say(`\nPictures: ${Object.values(pictures).map(shortPath).join(', ')}`);
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

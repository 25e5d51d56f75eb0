/** Takes the pictures of the stores, at their sizes, from the built extension; and writes the privacy policy as Markdown. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionFolder, projectFolder, shortPath } from '../built-extension/folders.ts';
import { runTool, say, withBrowser } from '../built-extension/run-tool.ts';
import { fixtureFolder } from '../screens/folders.ts';
import { NEWSPAPER, newspaperOrigin } from '../screens/pictures/newspaper.ts';
import { speakingFrench } from '../screens/show/speaking-french.ts';
import type { Language } from '../screens/views.ts';
import { privacyPolicy } from './privacy-policy.ts';
import { takePictures } from './take-pictures.ts';

const usage = `Usage: npm run store
Takes the pictures that .github/STORES.md names, in English and French, into .output/store, and writes .github/PRIVACY.md.`;

await runTool({
  usage,
  readOptions: (args) => (args.length === 0 ? { kind: 'chromium' as const } : null),
  folder: fixtureFolder,
  async run({ kind }, origin) {
    await writeFile(join(projectFolder, '.github/PRIVACY.md'), privacyPolicy());
    const built = extensionFolder(kind);
    const inLanguage = async (language: Language, extensionDir: string) => {
      const folder = join(projectFolder, '.output/store', language);
      const paths = await withBrowser(
        { kind, headless: true, extensionDir, hostName: NEWSPAPER },
        (session) => takePictures(session, newspaperOrigin(origin), language, folder),
      );
      say(paths.map(shortPath).join('\n'));
    };
    await inLanguage('en', built);
    const french = await speakingFrench(built);
    try {
      await inLanguage('fr', french.folder);
    } finally {
      await french.remove();
    }
  },
});

/** `npm run list-cards -- en|fr [ID…]`: what a reader sees of each card before any button is pressed, as text. */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const USAGE = 'npm run list-cards -- en|fr [ID…]';
const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

const [language, ...ids] = process.argv.slice(2);

if (language === 'en' || language === 'fr') {
  // Vite brings the records and the components as the extension has them.
  const { module } = await runnerImport<typeof import('./list-cards.tsx')>(
    fileURLToPath(new URL('list-cards.tsx', import.meta.url)),
    { root: ROOT, configFile: false, resolve: { alias: { '@': ROOT } } },
  );
  try {
    console.log(module.listCards(language, ids));
  } catch (error) {
    if (!(error instanceof module.UnknownCardError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
} else {
  console.error(
    language === undefined ? `Say which language: ${USAGE}` : `There are no cards in "${language}": ${USAGE}`,
  );
  process.exitCode = 2;
}

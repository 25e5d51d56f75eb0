/**
 * `npm run list-cards -- en|fr [ID…]`: what a reader sees of each card before any button is pressed, as text; with a country, as in
 * "en-US", as a reader there sees it.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { vocabulary } from '../../../lib/vocabulary/index.ts';
import type { Locale } from './list-cards.tsx';

const USAGE = 'npm run list-cards -- en|fr|en-US|… [ID…]';
const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

const [locale, ...ids] = process.argv.slice(2);

if (isLocale(locale)) {
  // Vite brings the records and the components as the extension has them.
  const { module } = await runnerImport<typeof import('./list-cards.tsx')>(
    fileURLToPath(new URL('list-cards.tsx', import.meta.url)),
    { root: ROOT, configFile: false, plugins: [vocabulary()], resolve: { alias: { '@': ROOT } } },
  );
  try {
    console.log(module.listCards(locale, ids));
  } catch (error) {
    if (!(error instanceof module.UnknownCardError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
} else {
  console.error(
    locale === undefined ? `Say which language: ${USAGE}` : `There are no cards in "${locale}": ${USAGE}`,
  );
  process.exitCode = 2;
}

function isLocale(text: string | undefined): text is Locale {
  return /^(en|fr)(-[A-Z]{2})?$/.test(text ?? '');
}

import { readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/index.ts';

/** What is to be checked, and how to say what came out. */
export interface CheckOptions {
  folder: string;
  /** The names of the files, in order. */
  files: string[];
  kinds: BrowserKind[];
  json: boolean;
}

/** The command line cannot be followed; the message says why. */
export class OptionsError extends Error {}

const USAGE = 'npm run check-pages -- FOLDER [--browser chromium|firefox] [--only NAME] [--json]';

/**
 * Reads the command line.
 *
 * @param args what stands behind the name of the program
 * @throws OptionsError when there is no such folder or page, or an option is unknown
 */
export function readOptions(args: string[]): CheckOptions {
  const { values, positionals } = parse(args);
  const [folder] = positionals;
  if (!folder) throw new OptionsError(`Say which folder: ${USAGE}`);
  const { browser } = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox')
    throw new OptionsError(`There is no browser "${browser}": ${USAGE}`);
  const files = pagesIn(folder).filter((name) => name.includes(values.only ?? ''));
  if (files.length === 0)
    throw new OptionsError(
      `${folder}: holds no .html file${values.only ? ` named like "${values.only}"` : ''}`,
    );
  return { folder, files, kinds: browser ? [browser] : ['chromium', 'firefox'], json: values.json };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        browser: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new OptionsError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function pagesIn(folder: string): string[] {
  try {
    if (!statSync(folder).isDirectory()) throw new OptionsError(`${folder}: is not a folder`);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .sort();
  } catch (error) {
    if (error instanceof OptionsError) throw error;
    throw new OptionsError(`${folder}: cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/index.ts';

/** The options of the tool. */
export interface ScreensOptions {
  kind: BrowserKind;
  /** Only renew the README's pictures. */
  readme: boolean;
}

export const usage = `Usage: npm run screens -- [options]
Takes a picture of every state of card, marks and popup, and writes one page that shows them all.
  --firefox  in Firefox instead of Chromium; what the browser only says to the popup is left out there
  --readme   renew the pictures of the README, and nothing else
  --help     this text`;

/**
 * Reads the command line.
 *
 * @param args what stands behind the name of the program
 * @returns null when only the usage is wanted
 * @throws Error when there is an option that the tool does not have, with the usage
 */
export function readOptions(args: string[]): ScreensOptions | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({ args, options: { firefox: flag, readme: flag, help: flag } });
    if (values.help) return null;
    return { kind: values.firefox ? 'firefox' : 'chromium', readme: values.readme };
  } catch (failure) {
    throw new Error(`${failure instanceof Error ? failure.message : failure}\n${usage}`);
  }
}

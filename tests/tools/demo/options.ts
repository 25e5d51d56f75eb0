import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/index.ts';

/** The options of the demo. */
export interface DemoOptions {
  kind: BrowserKind;
  headless: boolean;
}

export const usage = `Usage: npm run demo -- [options]
  --firefox    in Firefox instead of Chromium
  --headless   without a window: point at names, print what the cards say, save pictures
  --help       this text`;

/**
 * Reads the command line.
 *
 * @param args what stands behind the name of the program
 * @returns null when only the usage is wanted
 * @throws Error when there is an option that the demo does not have, with the usage
 */
export function readOptions(args: string[]): DemoOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    kind: values.firefox ? 'firefox' : 'chromium',
    headless: values.headless || !hasDisplay(),
  };
}

function parse(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args, options: { firefox: flag, headless: flag, help: flag } }).values;
  } catch (failure) {
    throw new Error(`${failure instanceof Error ? failure.message : failure}\n${usage}`);
  }
}

/** On Linux a window can be opened only where an X or Wayland server is named. */
function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

import { parseArgs } from 'node:util';
import type { BrowserKind } from '../browsers/index.ts';
import { groups, isGroup, isLanguage, type Language, languages, type PictureGroup } from './views.ts';

/** The options of the tool. */
export interface ScreensOptions {
  kind: BrowserKind;
  /** Only renew the README's pictures. */
  readme: boolean;
  /** Take pictures of these alone, and leave those of the others where they are. */
  only: readonly PictureGroup[] | null;
  languages: readonly Language[];
}

export const usage = `Usage: npm run screens -- [options]
Takes a picture of every state of card, marks, popup and pages, and writes one page that shows them all.
  --firefox          in Firefox instead of Chromium; what the browser only says to the popup is left out there
  --only GROUP       some groups alone, parted by commas: ${Object.keys(groups).join(', ')}
  --language LANG    one language alone: ${Object.keys(languages).join(' or ')}
  --readme           renew the pictures of the README, and nothing else
  --help             this text`;

/**
 * Reads the command line.
 *
 * @param args what stands behind the name of the program
 * @returns null when only the usage is wanted
 * @throws Error when there is an option, a group or a language that the tool does not have, with the usage
 */
export function readOptions(args: string[]): ScreensOptions | null {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { firefox: flag, readme: flag, help: flag, only: text, language: text },
    });
    if (values.help) return null;
    return {
      kind: values.firefox ? 'firefox' : 'chromium',
      readme: values.readme,
      only: values.only === undefined ? null : values.only.split(',').map((name) => known(name, isGroup)),
      languages:
        values.language === undefined
          ? (Object.keys(languages) as Language[])
          : [known(values.language, isLanguage)],
    };
  } catch (failure) {
    throw new Error(`${failure instanceof Error ? failure.message : failure}\n${usage}`);
  }
}

function known<Name extends string>(name: string, isKnown: (name: string) => name is Name): Name {
  if (isKnown(name)) return name;
  throw new Error(`There are no pictures of “${name}”.`);
}

import { parseArgs } from 'node:util';

export interface ReleaseOptions {
  /** Makes the same files without asking for a tag and a changelog, to try them. */
  isPreview: boolean;
}

export const usage = `Usage: npm run release -- [options]
Makes the files of a release in .output/archives, the same bytes from one commit on every machine: an archive for each store, the
sources, a bill of materials and the checksums of all.
  --preview  without a tag and a section in CHANGELOG.md, to try the files; in .output/preview
  --help     this text`;

/**
 * Reads the command line.
 *
 * @returns null when only the usage is wanted
 * @throws Error when there is an option that the tool does not have, with the usage
 */
export function readOptions(args: string[]): ReleaseOptions | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({ args, options: { preview: flag, help: flag } });
    return values.help ? null : { isPreview: values.preview };
  } catch (failure) {
    throw new Error(`${failure instanceof Error ? failure.message : failure}\n${usage}`);
  }
}

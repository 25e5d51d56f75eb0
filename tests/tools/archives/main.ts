/**
 * Builds the extension for each store and packs it, from whatever the folder holds. Reviewers of stores build it so, too. With
 * `--unpack` the archives are unpacked again, for tests.
 */
import { parseArgs } from 'node:util';
import { shortPath } from '../built-extension/folders.ts';
import { archiveFolder, buildArchives, unpackArchives, writeArchives } from './build-archives.ts';

const { values: options } = parseArgs({ options: { unpack: { type: 'boolean', default: false } } });

const printed: string[] = [];
try {
  console.log('Building the extension for each store …');
  const archives = await buildArchives((line) => printed.push(line));
  console.log(await writeArchives(archives));
  console.log(`The archives and their checksums are in ${shortPath(archiveFolder)}.`);
  if (options.unpack) console.log(`What they hold is in ${shortPath(await unpackArchives(archives))}.`);
} catch (failure) {
  console.error(printed.join('\n'));
  console.error(`\n${failure instanceof Error ? failure.message : failure}`);
  process.exitCode = 1;
}

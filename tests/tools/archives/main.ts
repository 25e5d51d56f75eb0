/** Builds the extension for each store and packs it, from whatever the folder holds. Reviewers of stores build it so, too. */
import { shortPath } from '../built-extension/folders.ts';
import { archiveFolder, buildArchives, writeArchives } from './build-archives.ts';

const printed: string[] = [];
try {
  console.log('Building the extension for each store …');
  const archives = await buildArchives((line) => printed.push(line));
  console.log(await writeArchives(archives));
  console.log(`The archives and their checksums are in ${shortPath(archiveFolder)}.`);
} catch (failure) {
  console.error(printed.join('\n'));
  console.error(`\n${failure instanceof Error ? failure.message : failure}`);
  process.exitCode = 1;
}

/** Makes the files of a release: see `usage`. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publisherOf } from '../../../lib/packaging/index.ts';
import {
  archiveFolder,
  archiveName,
  buildArchives,
  CHECKSUMS,
  previewFolder,
  readPackage,
  STORES,
  writeArchives,
} from '../archives/build-archives.ts';
import { checksums, reproducibleZip } from '../archives/reproducible-zip.ts';
import { projectFolder, shortPath } from '../built-extension/folders.ts';
import { type BillOfMaterials, packagesIn, shippedBill } from './bill-of-materials.ts';
import { changedFiles, commitTime, committedFiles, headCommit, taggedCommit } from './git.ts';
import { type LockFile, wrongPackages } from './installed-packages.ts';
import { type ReleaseOptions, readOptions, usage } from './options.ts';
import { isOtherRelease, refusals, settingsOf } from './refusals.ts';

const say = (line: string) => console.log(line);
const inProject = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

async function release({ isPreview }: ReleaseOptions): Promise<void> {
  const pack = readPackage();
  const changelog = existsSync(join(projectFolder, 'CHANGELOG.md')) ? inProject('CHANGELOG.md') : '';
  const reasons = refusals(
    {
      version: pack.version,
      commit: headCommit(),
      taggedCommit: taggedCommit(`v${pack.version}`),
      changedFiles: changedFiles(),
      changelogHeadings: changelog.match(/^#.*$/gm) ?? [],
      hasSettings: existsSync(join(projectFolder, settingsOf(pack.version))),
      wrongPackages: wrongPackages(
        JSON.parse(inProject('package-lock.json')) as LockFile,
        JSON.parse(inProject('node_modules/.package-lock.json')) as LockFile,
      ),
    },
    isPreview,
  );
  if (reasons.length > 0)
    throw new Error(`No release:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);

  say(`Building ${pack.name} ${pack.version} for each store …`);
  const printed: string[] = [];
  const archives = await buildArchives((line) => printed.push(line)).catch((failure: unknown) => {
    throw new Error(printed.join('\n'), { cause: failure });
  });
  const files = {
    ...archives,
    [archiveName(pack, 'sources')]: await reproducibleZip(committedFiles()),
    [`${pack.name}-${pack.version}-bill-of-materials.json`]: new TextEncoder().encode(
      billOfMaterials(pack.name),
    ),
  };
  const folder = isPreview ? previewFolder : archiveFolder;
  if (!isPreview) refuseOtherBytes(files, pack.version);
  say(`\n${await writeArchives(files, folder)}`);
  say(`These files are in ${shortPath(folder)}. .github/STORES.md says where each of them goes.`);
  const { open } = publisherOf(pack);
  if (open.length > 0) say(`Still open in package.json, and left out of the manifest: ${open.join(', ')}.`);
  if (isPreview) say('This is a preview: a release needs a tag and a section of CHANGELOG.md.');
}

/** What the built archives hold of packages, by the licences in them. */
function billOfMaterials(name: string): string {
  const bundled = new Set(
    STORES.flatMap((store) => [...packagesIn(inProject(`.output/${store}-mv3/THIRD-PARTY.txt`))]),
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // npm would ask its registry for a newer npm, by the way.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--no-update-notifier'];
  const all = execFileSync(npm, args, {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return `${JSON.stringify(shippedBill(JSON.parse(all) as BillOfMaterials, bundled, name, commitTime()), null, 2)}\n`;
}

/** @throws Error when this version was released here before, with other bytes */
function refuseOtherBytes(files: Record<string, Uint8Array>, version: string): void {
  const path = join(archiveFolder, CHECKSUMS);
  if (!existsSync(path) || !isOtherRelease(readFileSync(path, 'utf8'), checksums(files), version)) return;
  throw new Error(
    `Version ${version} was made here before, with other bytes: ${shortPath(path)}. Compare them, or remove that folder.`,
  );
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await release(options);
  else say(usage);
} catch (failure) {
  for (
    let cause: unknown = failure;
    cause !== undefined;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    console.error(cause instanceof Error ? cause.message : cause);
  }
  process.exitCode = 1;
}

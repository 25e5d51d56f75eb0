import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { projectFolder } from '../built-extension/folders.ts';
import { runCommand } from '../run-command.ts';
import { type ArchiveFile, checksums, reproducibleZip } from './reproducible-zip.ts';

/** The browsers whose stores get an archive each. */
export const STORES = ['chrome', 'edge', 'firefox'] as const;

export const archiveFolder = join(projectFolder, '.output', 'archives');
/** What a preview of a release makes: no upload takes it from here by mistake, and no release is compared with it. */
export const previewFolder = join(projectFolder, '.output', 'preview');
export const CHECKSUMS = 'SHA256SUMS';
/** Tests install what is in here, a folder for each store. */
export const unpackedFolder = join(projectFolder, '.output', 'unpacked-archives');

/** The name and version of the extension, and who publishes it. */
export interface Package {
  name: string;
  version: string;
  homepage?: string;
  author?: string | { name: string };
  bugs?: string | { url?: string };
}

export function readPackage(): Package {
  return JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as Package;
}

export function archiveName({ name, version }: Package, kind: (typeof STORES)[number] | 'sources'): string {
  return `${name}-${version}-${kind}.zip`;
}

/**
 * Builds the extension for each store and packs it.
 *
 * @param report gets each line that the builds print
 * @returns the archives, by their file names
 */
export async function buildArchives(report: (line: string) => void): Promise<Record<string, Uint8Array>> {
  const pack = readPackage();
  const archives: Record<string, Uint8Array> = {};
  const wxt = join(projectFolder, 'node_modules/wxt/bin/wxt.mjs');
  // npm does it at the install, but not where it is set to run no scripts of packages; no build starts without.
  await runCommand([process.execPath, wxt, 'prepare'], report, FIXED_ENVIRONMENT);
  for (const store of STORES) {
    await runCommand([process.execPath, wxt, 'build', '-b', store, '--mv3'], report, FIXED_ENVIRONMENT);
    archives[archiveName(pack, store)] = await reproducibleZip(
      filesIn(join(projectFolder, '.output', `${store}-mv3`)),
    );
  }
  return archives;
}

/** Nothing of the machine's language and time zone may reach a bundle. */
const FIXED_ENVIRONMENT = { TZ: 'UTC', LC_ALL: 'C', NODE_ENV: 'production' };

/**
 * Writes files and their checksums into a folder, which holds nothing else then.
 *
 * @returns the checksums
 */
export async function writeArchives(
  files: Readonly<Record<string, Uint8Array>>,
  folder: string = archiveFolder,
): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  const sums = checksums(files);
  await writeFile(join(folder, CHECKSUMS), sums);
  return sums;
}

/**
 * Unpacks the archives of the stores, so that tests can install what a reader would get.
 *
 * @param archives as `buildArchives` has made them
 * @returns the folder that has a folder for each store, and beside it what the build says of its bundles
 */
export async function unpackArchives(archives: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const pack = readPackage();
  await rm(unpackedFolder, { recursive: true, force: true });
  for (const store of STORES) {
    const { files } = await JSZip.loadAsync(archives[archiveName(pack, store)] ?? '');
    for (const file of Object.values(files)) {
      const path = join(unpackedFolder, store, file.name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await file.async('nodebuffer'));
    }
    const parts = `${store}-mv3.parts.json`;
    await copyFile(join(projectFolder, '.output', parts), join(unpackedFolder, `${store}.parts.json`));
  }
  return unpackedFolder;
}

function filesIn(folder: string): ArchiveFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(folder.length + 1).replaceAll('\\', '/'), bytes: readFileSync(path) };
    });
}

import { createHash } from 'node:crypto';
import JSZip from 'jszip';

/** A file of an archive. */
export interface ArchiveFile {
  /** Within the archive, with slashes. */
  path: string;
  bytes: Uint8Array;
  isExecutable?: boolean;
}

/** The first time that the format can hold. All files have it: when a file was written says nothing about its content. */
const TIME = new Date(Date.UTC(1980, 0, 1));
const REGULAR_FILE = 0o100000;

/**
 * Packs files so that the same files always give the same bytes: in the order of their paths, with one time and one of two modes.
 * JSZip counts times in UTC and compresses in JavaScript, so that neither the time zone nor the zlib of the Node that is used counts.
 *
 * @throws Error when two files have the same path, or a path leaves the archive
 */
export async function reproducibleZip(files: readonly ArchiveFile[]): Promise<Uint8Array> {
  const zip = new JSZip();
  const sorted = [...files].sort((one, other) => compare(one.path, other.path));
  for (const { path, bytes, isExecutable } of sorted) {
    if (!/^[^/\\]/.test(path) || /\\|(?:^|\/)\.\.?(?:\/|$)/.test(path)) {
      throw new Error(`Not a path within an archive: ${path}`);
    }
    if (zip.file(path)) throw new Error(`Twice in the archive: ${path}`);
    const unixPermissions = REGULAR_FILE | (isExecutable ? 0o755 : 0o644);
    zip.file(path, bytes, { date: TIME, unixPermissions, createFolders: false, binary: true });
  }
  return zip.generateAsync({
    type: 'uint8array',
    platform: 'UNIX',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}

/** @returns lines as `sha256sum --check` reads them, in the order of the names */
export function checksums(files: Readonly<Record<string, Uint8Array>>): string {
  return Object.entries(files)
    .sort(([one], [other]) => compare(one, other))
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('');
}

/** By code units: the order of `localeCompare` depends on the language of the machine. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

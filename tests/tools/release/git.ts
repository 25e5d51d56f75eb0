import { execFileSync } from 'node:child_process';
import type { ArchiveFile } from '../archives/reproducible-zip.ts';
import { projectFolder } from '../built-extension/folders.ts';

/** What the build reads: a file here that Git ignores would be shipped. */
const BUILT_FROM = ['public', 'entrypoints', 'lib', 'data', '.env*'];

/** The largest answer of Git: the files of the project. Bytes. */
const MAX_ANSWER = 256 * 1024 * 1024;

const git = (...args: string[]) => gitWith('', ...args);

/** @param input what Git reads from its standard input */
function gitWith(input: string, ...args: string[]): Buffer {
  try {
    return execFileSync('git', args, {
      cwd: projectFolder,
      maxBuffer: MAX_ANSWER,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (cause) {
    throw new Error(`git ${args.join(' ')} has failed: a release is made in a clone of the repository.`, {
      cause,
    });
  }
}

function lines(answer: Buffer): string[] {
  return answer.toString().split('\0').filter(Boolean);
}

export function headCommit(): string {
  return git('rev-parse', 'HEAD').toString().trim();
}

/** @returns when the commit was made, by ISO 8601 in UTC */
export function commitTime(): string {
  const seconds = Number(git('show', '--no-patch', '--format=%ct', 'HEAD').toString().trim());
  return new Date(seconds * 1000).toISOString();
}

/** @returns the commit that a tag is on, or null where there is no such tag */
export function taggedCommit(tag: string): string | null {
  const found = git('for-each-ref', '--format=%(objectname) %(*objectname)', `refs/tags/${tag}`).toString();
  return found.trim().split(' ').at(-1) || null;
}

export function changedFiles(): string[] {
  const changed = lines(git('status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'));
  const ignored = lines(git('ls-files', '-z', '--others', '--', ...BUILT_FROM));
  return [...new Set([...changed.map((line) => line.slice(3)), ...ignored])].sort();
}

/** @returns all files of the commit, as they are there: what the work tree makes of line ends does not count */
export function committedFiles(): ArchiveFile[] {
  const files = lines(git('ls-tree', '-r', '-z', 'HEAD')).map((line) => {
    const [, mode = '', object = '', path = ''] = /^(\d+) blob (\w+)\t(.+)$/s.exec(line) ?? [];
    if (!/^100(644|755)$/.test(mode))
      throw new Error(`No plain file, so not in the archive of the sources: ${line}`);
    return { path, object, isExecutable: mode === '100755' };
  });
  const read = blobReader(files.map(({ object }) => object));
  return files.map(({ path, object, isExecutable }) => ({ path, bytes: read(object), isExecutable }));
}

/**
 * Asks one process of Git for many files.
 *
 * @param objects the names of blobs
 * @returns the bytes of each, which has to be asked for in the same order
 */
function blobReader(objects: readonly string[]): (object: string) => Buffer {
  const answer = gitWith(objects.map((object) => `${object}\n`).join(''), 'cat-file', '--batch');
  let at = 0;
  return (object) => {
    // "<object> blob <size>", a line end, the bytes, a line end: "BATCH OUTPUT" of git-cat-file.
    const start = answer.indexOf('\n', at) + 1;
    const header = answer.toString('utf8', at, start);
    const [, size] = new RegExp(`^${object} blob (\\d+)\\n$`).exec(header) ?? [];
    if (size === undefined) throw new Error(`Git does not give the file ${object}: ${header}`);
    at = start + Number(size) + 1;
    return answer.subarray(start, at - 1);
  };
}

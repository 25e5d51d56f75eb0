import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { afterAll, expect, test } from 'vitest';
import { CHECKSUMS } from '../tools/archives/build-archives';
import { reproducibleZip } from '../tools/archives/reproducible-zip';
import { projectFolder } from '../tools/built-extension/folders';
import { committedFiles } from '../tools/release/git';

const run = promisify(execFile);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Two builds of three browsers each, on a machine that does other things too. */
const BUILDS_MS = 900_000;

test(
  'the archive of the sources, unpacked in two folders, gives the same archives in any time zone and language',
  async () => {
    const sources = await reproducibleZip(await committedFiles());
    const first = await unpack(sources, 'first-');
    const second = await unpack(sources, 'a longer name, with spaces é ');
    const [one, other] = [
      await archivesOf(first, { TZ: 'America/Vancouver', LANG: 'en_CA.UTF-8' }),
      await archivesOf(second, { TZ: 'Asia/Kathmandu', LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' }),
    ];
    expect(one.match(/\.zip$/gm)).toHaveLength(3);
    expect(other).toBe(one);
  },
  BUILDS_MS,
);

test('no release is made of a work tree that is not clean, or without a tag, and it says why', async () => {
  const folder = newFolder('clone-');
  await run('git', ['clone', '--quiet', '--no-tags', projectFolder, folder]);
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n*.ignored\n');
  expect(await refusal(folder)).toMatch(/No tag v\d/);
  expect(await refusal(folder)).not.toContain('not clean');
  // Git would not name it, and the build would ship it.
  writeFileSync(join(folder, 'public/notes.ignored'), '');
  expect(await refusal(folder)).toContain('put away: public/notes.ignored.');
});

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  return folder;
}

async function unpack(archive: Uint8Array, prefix: string): Promise<string> {
  const folder = newFolder(prefix);
  const { files } = await JSZip.loadAsync(archive);
  for (const file of Object.values(files)) {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await file.async('nodebuffer'));
    chmodSync(path, Number(file.unixPermissions) & 0o777);
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** @returns the checksums that `npm run archives` writes */
async function archivesOf(folder: string, environment: Record<string, string>): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 2 ** 24 };
  await run(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'prepare'], options);
  await run(process.execPath, ['--import', 'tsx', 'tests/tools/archives/main.ts'], options);
  return readFileSync(join(folder, '.output/archives', CHECKSUMS), 'utf8');
}

/** @returns what `npm run release` says when it makes none */
async function refusal(folder: string): Promise<string> {
  const options = { cwd: folder, env: process.env };
  const ended = await run(process.execPath, ['--import', 'tsx', 'tests/tools/release/main.ts'], options).then(
    () => '',
    ({ stderr }: { stderr: string }) => stderr,
  );
  return ended;
}

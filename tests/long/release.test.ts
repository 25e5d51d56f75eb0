import { execFile, execFileSync } from 'node:child_process';
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
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveName, CHECKSUMS, readPackage } from '../tools/archives/build-archives';
import { projectFolder } from '../tools/built-extension/folders';

const run = promisify(execFile);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What is released here, taken once: a commit made during the run changes nothing. */
const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: projectFolder, encoding: 'utf8' }).trim();

/** Builds of three browsers, on a machine that does other things too. */
const BUILDS_MS = 900_000;

describe('a release', () => {
  let released: string;
  beforeAll(async () => {
    const folder = await clone('first-');
    released = await build(folder, 'release', { TZ: 'America/Vancouver', LANG: 'en_CA.UTF-8' });
  }, BUILDS_MS);

  test(
    'has the same bytes from another clone, in any time zone and language',
    async () => {
      expect(released.match(/^\w{64} {2}\S+$/gm)).toHaveLength(5);
      const folder = await clone('a longer name, with spaces é ');
      const again = { TZ: 'Asia/Kathmandu', LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' };
      expect(await build(folder, 'release', again)).toBe(released);
    },
    BUILDS_MS,
  );

  test(
    'is built again from its archive of the sources, in a bare folder and without a network',
    async () => {
      const folder = newFolder('bare-');
      await unpack(
        readFileSync(join(folders[0] ?? '', ARCHIVES.release, archiveName(readPackage(), 'sources'))),
        folder,
      );
      const asked = join(newFolder('network-'), 'asked');
      writeFileSync(asked, '');
      const archives = await build(folder, 'archives', { NODE_OPTIONS: NO_NETWORK, NETWORK_LOG: asked });
      expect(archives.match(/\.zip$/gm)).toHaveLength(3);
      expect(released.split('\n')).toEqual(expect.arrayContaining(archives.trim().split('\n')));
      expect(readFileSync(asked, 'utf8')).toBe('');
    },
    BUILDS_MS,
  );
});

test('a process that these tests leave without a network gets none, and its address is known', async () => {
  const asked = join(newFolder('network-'), 'asked');
  writeFileSync(asked, '');
  const env = { ...process.env, NODE_OPTIONS: NO_NETWORK, NETWORK_LOG: asked };
  const ask = `await fetch('https://registry.example/').catch(({ cause }) => console.log(cause.message))`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', ask], { env });
  expect(stdout).toContain('ECONNREFUSED');
  expect(readFileSync(asked, 'utf8')).toBe('registry.example:443\n');
});

test('no release is made of a work tree that is not clean, or without a tag, and it says why', async () => {
  const folder = await clone('clone-');
  expect(await refusal(folder)).toMatch(/No tag v\d/);
  expect(await refusal(folder)).not.toContain('not clean');
  // Git would not name it, and the build would ship it.
  writeFileSync(join(folder, 'public/notes.ignored'), '');
  expect(await refusal(folder)).toContain('put away: public/notes.ignored.');
});

test('npm makes no version that has a tag, nor one without its file of settings, and changes nothing then', async () => {
  const folder = await clone('version-');
  const { version } = readPackage();
  const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout;
  await git('tag', `v${version}`);
  // An author, as the machine may have none; without the refusals there would be a commit and a tag.
  await git('config', 'user.name', 'Nobody');
  await git('config', 'user.email', 'nobody@example.org');
  const before = [await git('show-ref'), await git('status', '--porcelain')];
  const npm = (...args: string[]) =>
    run('npm', ['version', ...args], { cwd: folder, env: process.env }).then(
      () => '',
      ({ stderr }: { stderr: string }) => stderr,
    );
  expect(await npm(version, '--allow-same-version')).toContain(`Version ${version} exists`);
  expect(await npm('99.0.0')).toContain('tests/fixtures/settings/99.0.0.json is missing');
  expect([await git('show-ref'), await git('status', '--porcelain')]).toEqual(before);
});

const ARCHIVES = { release: '.output/preview', archives: '.output/archives' };
const NO_NETWORK = `--import=${pathToFileURL(fileURLToPath(new URL('no-network.mjs', import.meta.url)))}`;

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  return folder;
}

/** @returns the folder of a new clone at the commit of this run, with the packages of this one */
async function clone(prefix: string): Promise<string> {
  const folder = newFolder(prefix);
  await run('git', ['clone', '--quiet', '--no-tags', '--no-checkout', projectFolder, folder]);
  await run('git', ['checkout', '--quiet', '--detach', commit], { cwd: folder });
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n*.ignored\n');
  return folder;
}

async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  const { files } = await JSZip.loadAsync(archive);
  for (const file of Object.values(files)) {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await file.async('nodebuffer'));
    chmodSync(path, Number(file.unixPermissions) & 0o777);
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
}

/** @returns the checksums that `npm run release -- --preview` or `npm run archives` writes */
async function build(
  folder: string,
  tool: 'release' | 'archives',
  environment: Record<string, string>,
): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 2 ** 24 };
  const args = tool === 'release' ? ['--preview'] : [];
  await run(process.execPath, ['--import', 'tsx', `tests/tools/${tool}/main.ts`, ...args], options);
  return readFileSync(join(folder, ARCHIVES[tool], CHECKSUMS), 'utf8');
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

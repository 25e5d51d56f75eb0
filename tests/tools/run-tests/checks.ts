import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Tally } from './tally.ts';

const require = createRequire(import.meta.url);

/** Packages whose command has another name. */
const PACKAGES: Record<string, string> = { biome: '@biomejs/biome', tsc: 'typescript' };

/**
 * Runs the command of an installed package under this Node, without a shell.
 *
 * @param bin the name of the command
 * @returns its exit code
 * @throws Error when the package does not have it
 */
export async function runBin(bin: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  const child = spawn(process.execPath, [binPath(bin), ...args], { stdio: 'inherit', ...options });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

/** Runs a check that passes or fails as one test. */
export async function runCheck(title: string, bin: string, args: string[]): Promise<Tally> {
  console.log(`\n── ${title}`);
  const passed = (await runBin(bin, args)) === 0;
  console.log(`${passed ? '✓' : '✗'} ${title}`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function binPath(bin: string): string {
  const name = PACKAGES[bin] ?? bin;
  const folder = packageFolder(name);
  const manifest: { bin?: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[bin];
  if (!path) throw new Error(`The package ${name} has no command "${bin}"`);
  return join(folder, path);
}

/** Not by `require.resolve(name)`: some packages export neither an entry nor their package.json. */
function packageFolder(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = join(folder, name, 'package.json');
    try {
      readFileSync(candidate);
      return dirname(candidate);
    } catch {
      // Not in this node_modules; perhaps in one further up.
    }
  }
  throw new Error(`The package ${name} is not installed: run npm ci`);
}

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { type BrowserSession, findBrowser, launchWithExtension, until } from '../../tools/browsers/index.ts';
import { type ExtensionAdmin, extensionAdmin } from './extension-admin.ts';
import { BUILT } from './with-extension.ts';

/** A browser with a copy of the extension, which a test may change, reload, switch off and remove. */
export interface IsolatedExtension {
  session: BrowserSession;
  admin: ExtensionAdmin;
  /** Installs a newer version over the one that runs. */
  update(version: string): Promise<void>;
  /** A tab that counts as an error whatever its console says is one. */
  newPage(): Promise<Page>;
  /** What went wrong in the tabs' consoles, and in the extension as long as it is installed. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts the browser of this project with a copy of the built extension. */
export async function launchIsolatedExtension(): Promise<IsolatedExtension> {
  const kind = inject('browser');
  const found = findBrowser(kind);
  if (!found) throw new Error(`There is no ${kind} on this machine; \`npm test\` installs one.`);
  const folder = await mkdtemp(join(tmpdir(), 'own-extension-'));
  await cp(BUILT[kind], folder, { recursive: true });
  const session = await launchWithExtension({ kind, found, extensionDir: folder, headless: true });
  const admin = await extensionAdmin(session);
  const said: string[] = [];
  return {
    session,
    admin,
    update: async (version) => {
      const file = join(folder, 'manifest.json');
      const manifest: object = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, JSON.stringify({ ...manifest, version }));
      if (kind === 'firefox') await session.browser.installExtension(folder);
      else await admin.reload();
      // While it is being replaced the browser may not know it.
      const isThere = async () => (await admin.version().catch(() => '')) === version || undefined;
      await until(isThere, 10_000, () => `version ${version} of the extension`);
    },
    newPage: async () => {
      const page = await session.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      return page;
    },
    errors: async () => [...said, ...(await admin.errors())],
    close: async () => {
      await session.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import {
  type BrowserSession,
  closeHiddenPage,
  launchWithExtension,
  until,
} from '../../../tools/browsers/index.ts';
import { type ExtensionAdmin, extensionAdmin } from './extension-admin.ts';
import { BUILT, requireBrowser } from './shared-browsers.ts';

/** A browser with a copy of the extension, which a test may change, reload, switch off and remove. */
export interface IsolatedExtension {
  session: BrowserSession;
  admin: ExtensionAdmin;
  /** Installs a newer version over the one that runs. */
  update(version: string): Promise<void>;
  /** A tab whose console errors count among `errors`. */
  newPage(): Promise<Page>;
  /** The errors in the tabs' consoles, and those of the extension while it is installed. */
  errors(): Promise<string[]>;
}

/**
 * Gives the file a browser of its own: its tests change the extension itself, which the other files share. Each test finds a
 * copy of the build just installed, with nothing stored, and no tab of an earlier test.
 *
 * @returns filled before the first test
 */
export function withIsolatedExtension(): IsolatedExtension {
  const extension = {} as IsolatedExtension;
  let folder = '';
  let consoleErrors: string[] = [];
  const tabs: Page[] = [];

  beforeAll(async () => {
    const kind = inject('browser');
    folder = await mkdtemp(join(tmpdir(), 'isolated-extension-'));
    await cp(BUILT[kind], folder, { recursive: true });
    const found = requireBrowser(kind);
    const session = await launchWithExtension({ kind, found, extensionDir: folder, headless: true });
    const admin = await extensionAdmin(session);
    Object.assign(extension, { session, admin } satisfies Partial<IsolatedExtension>);
  });
  beforeEach(async () => {
    const { session, admin } = extension;
    for (const tab of tabs.splice(0)) await tab.close();
    await closeHiddenPage(session);
    await cp(BUILT[session.kind], folder, { recursive: true });
    await session.reinstall();
    await admin.clearErrors();
    consoleErrors = [];
  });
  afterAll(async () => {
    await extension.session?.close();
    await rm(folder, { recursive: true, force: true });
  });

  return Object.assign(extension, {
    update: async (version: string) => {
      const { admin, session } = extension;
      const file = join(folder, 'manifest.json');
      const manifest: object = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, JSON.stringify({ ...manifest, version }));
      if (session.kind === 'firefox') await session.browser.installExtension(folder);
      else await admin.reload();
      // While it is being replaced the browser may not know it.
      const isThere = async () => (await admin.version().catch(() => '')) === version || undefined;
      await until(isThere, 10_000, () => `version ${version} of the extension`);
    },
    newPage: async () => {
      const page = await extension.session.newPage();
      tabs.push(page);
      page.on('console', (message) => {
        if (message.type() === 'error') consoleErrors.push(message.text());
      });
      page.on('pageerror', (error) => consoleErrors.push(String(error)));
      return page;
    },
    errors: async () => [...consoleErrors, ...(await extension.admin.errors())],
  });
}

import { afterAll, beforeAll, inject } from 'vitest';
import { type BrowserSession, findBrowser, launchWithExtension } from '../../tools/browsers/index.ts';
import { type ServedPages, serve, type TestSite } from './serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: 'chromium' | 'firefox';
  }
}

export const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

/** What the tests of a file share; filled before the first of them. */
export interface E2eContext {
  session: BrowserSession;
  site: TestSite;
}

/**
 * Starts the browser of this project with the built extension, and a server for the pages of the file.
 *
 * @param pages by their path, or what makes them: apps are built before the first test, not when a file is read
 */
export function withExtension(pages: ServedPages | (() => Promise<ServedPages>)): E2eContext {
  const ctx = {} as E2eContext;
  beforeAll(async () => {
    const kind = inject('browser');
    const found = findBrowser(kind);
    if (!found) throw new Error(`There is no ${kind} on this machine; \`npm test\` installs one.`);
    ctx.site = await serve(typeof pages === 'function' ? await pages() : pages);
    ctx.session = await launchWithExtension({ kind, found, extensionDir: BUILT[kind], headless: true });
  });
  afterAll(async () => {
    await ctx.session?.close();
    await ctx.site?.close();
  });
  return ctx;
}

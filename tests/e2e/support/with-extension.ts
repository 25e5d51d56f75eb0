import { afterAll, beforeAll, inject } from 'vitest';
import type { BrowserSession } from '../../tools/browsers/index.ts';
import { cleanExtendedBrowser } from './browsers/shared-browsers.ts';
import { type ServedPages, serve, type TestSite } from './serve.ts';

export { BUILT } from './browsers/shared-browsers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: 'chromium' | 'firefox';
    /** Whether this is `npm run test:long`. */
    isLong: boolean;
  }
}

/** What the tests of a file share; filled before the first of them. */
export interface E2eContext {
  session: BrowserSession;
  site: TestSite;
}

/**
 * Gives the file the browser of this project with the built extension, clean, and a server for its pages.
 *
 * @param pages by their path, or what makes them: apps are built before the first test, not when a file is read
 */
export function withExtension(pages: ServedPages | (() => Promise<ServedPages>)): E2eContext {
  const ctx = {} as E2eContext;
  beforeAll(async () => {
    ctx.site = await serve(typeof pages === 'function' ? await pages() : pages);
    ctx.session = await cleanExtendedBrowser(inject('browser'));
  });
  afterAll(() => ctx.site?.close());
  return ctx;
}

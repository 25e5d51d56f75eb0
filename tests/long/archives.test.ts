import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { extensionAdmin } from '../e2e/support/browsers/extension-admin';
import { requireBrowser } from '../e2e/support/browsers/shared-browsers';
import { openMarked } from '../e2e/support/page-actions';
import { serve } from '../e2e/support/serve';
import { STORES, unpackedFolder } from '../tools/archives/build-archives';
import { type BrowserSession, launchWithExtension } from '../tools/browsers';

const kind = inject('browser');
const stores = STORES.filter((store) => (store === 'firefox') === (kind === 'firefox'));
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

describe.each(stores)('the archive for the store of %s', (store) => {
  test('is installed without a warning, and marks a name', async () => {
    const extensionDir = join(unpackedFolder, store);
    expect(existsSync(join(extensionDir, 'manifest.json'))).toBe(true);
    const session = await launchWithExtension({
      kind,
      found: requireBrowser(kind),
      extensionDir,
      headless: true,
    });
    ends.push(() => session.close());
    const site = await serve({ '/': '<title>News</title><p>She takes letrozole.</p>' });
    ends.push(() => site.close());
    await openMarked(await session.newPage(), site.origin, ['letrozole']);
    expect(await warnings(session)).toEqual([]);
  });
});

/** What the browser says of the extension to a developer. */
async function warnings(session: BrowserSession): Promise<string[]> {
  const admin = await extensionAdmin(session);
  return [...(await admin.manifestWarnings()), ...(await admin.errors())];
}

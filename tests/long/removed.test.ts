import { expect, test } from 'vitest';
import { withIsolatedExtension } from '../e2e/support/browsers/isolated-extension';
import {
  type BrowserSession,
  closeHiddenPage,
  evaluateInBackground,
  readStorage,
  writeStorage,
} from '../tools/browsers';

const extension = withIsolatedExtension();

test('the browser deletes what a removed extension has stored, on the device and for its sync', async () => {
  const { session } = extension;
  await writeStorage(session, { 'settings.everywhere': false });
  await changeSync(session, { 'sync.kept': 'until it is removed' });
  // What can be written can be seen to go.
  expect(await readStorage(session)).toMatchObject({ 'settings.everywhere': false });
  expect(await changeSync(session)).toMatchObject({ 'sync.kept': 'until it is removed' });
  await closeHiddenPage(session);
  await session.reinstall();
  expect(await readStorage(session)).not.toHaveProperty('settings.everywhere');
  expect(await changeSync(session)).toEqual({});
});

/** @returns what the browser's sync holds of the extension, once `items` are in it */
function changeSync(session: BrowserSession, items: Record<string, string> = {}): Promise<object> {
  return evaluateInBackground(
    session,
    async (api, added: Record<string, string>): Promise<object> => {
      await api.storage.sync.set(added);
      return api.storage.sync.get();
    },
    items,
  );
}

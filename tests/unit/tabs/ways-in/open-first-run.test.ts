import { expect, test, vi } from 'vitest';
import { openFirstRun } from '@/lib/tabs';

test.each([
  ['install', 1],
  ['update', 0],
  ['chrome_update', 0],
  ['browser_update', 0],
  ['shared_module_update', 0],
])('after %s, the page that explains the extension opens %d times', (reason, times) => {
  const open = vi.fn(async () => undefined);
  openFirstRun({ addListener: (listener) => listener({ reason }) }, open);
  expect(open).toHaveBeenCalledTimes(times);
});

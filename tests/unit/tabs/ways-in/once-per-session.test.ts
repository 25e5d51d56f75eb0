import { expect, test, vi } from 'vitest';
import { oncePerSession } from '@/lib/tabs/ways-in/once-per-session';
import { FakeArea } from '../../settings/fake-area';

const KEY = 'done';

function fakeSession() {
  const area = new FakeArea();
  return {
    get: (key: string) => area.get([key]),
    set: (items: Record<string, unknown>) => area.set(items),
  };
}

test('an act in the middle of which the background was stopped is begun again at the next start', async () => {
  const session = fakeSession();
  const act = vi.fn(async () => undefined);
  void oncePerSession(session, KEY, () => new Promise(() => undefined));
  await session.get(KEY);
  await oncePerSession(session, KEY, act);
  await oncePerSession(session, KEY, act);
  expect(act).toHaveBeenCalledOnce();
});

test('an act that never finishes is not begun at each start of the background', async () => {
  const session = fakeSession();
  let begun = 0;
  for (let start = 0; start < 10; start++) {
    await new Promise<void>((goOn) => {
      const act = () => {
        begun += 1;
        goOn();
        return new Promise<void>(() => undefined);
      };
      void oncePerSession(session, KEY, act).then(goOn);
    });
  }
  expect(begun).toBe(3);
});

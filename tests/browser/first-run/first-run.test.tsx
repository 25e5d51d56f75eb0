import { afterEach, expect, test, vi } from 'vitest';
import { closeFirstRun, showFirstRun } from './show-first-run';

afterEach(closeFirstRun);

const radios = (app: HTMLElement) => [...app.querySelectorAll<HTMLInputElement>('input[type="radio"]')];

test('a choice that cannot be saved is told, and the earlier one stays', async () => {
  const onMode = vi.fn(async () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')));
  const app = showFirstRun({ onMode });
  radios(app)[1]?.click();
  await vi.waitFor(() =>
    expect(app.querySelector('[role="alert"]')?.textContent).toMatch(/could not be saved/),
  );
  expect(onMode).toHaveBeenCalledExactlyOnceWith('only');
  expect(radios(app).map(({ checked }) => checked)).toEqual([true, false]);
});

test('marks that the reader turns off in a card of the sample end, and can be turned on again', async () => {
  const signals: AbortSignal[] = [];
  let turnOff: () => void = () => undefined;
  const app = showFirstRun({
    showMarks: (turnedOff, signal) => {
      turnOff = () => turnedOff(false);
      signals.push(signal);
    },
  });
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  turnOff();
  await vi.waitFor(() => expect(app.innerText).toContain('Marks are off in this sample'));
  expect(signals[0]?.aborted).toBe(true);
  app.querySelector<HTMLElement>('.sample button')?.click();
  await vi.waitFor(() => expect(signals).toHaveLength(2));
  expect(signals[1]?.aborted).toBe(false);
});

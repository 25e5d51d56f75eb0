import { browser } from 'wxt/browser';
import { askReports, type Message, type StepRequest } from '@/lib/protocol';
import { stepThroughFrames } from '@/lib/tabs';

/** Goes to another name in the frames of a tab. @returns whether there was one */
export async function stepInTab(tabId: number, { direction, otherThan }: StepRequest): Promise<boolean> {
  // Pages of the browser refuse to be asked.
  const reports = await askReports(browser.scripting, tabId).catch(() => []);
  const stepped = await stepThroughFrames(
    reports,
    direction,
    async (frameId, from) =>
      (await send(tabId, frameId, { type: 'step', direction, otherThan, from })) === true,
  );
  if (stepped === null) return false;
  await tellOtherFrames(tabId, stepped, { type: 'close-cards' });
  return true;
}

/** Tells all frames of a tab in which marks are on, but one: in that the reader is. */
export async function tellOtherFrames(
  tabId: number,
  exceptId: number | undefined,
  message: Message,
): Promise<void> {
  const reports = await askReports(browser.scripting, tabId).catch(() => []);
  const others = reports.filter(({ frameId, on }) => on && frameId !== exceptId);
  await Promise.all(others.map(({ frameId }) => send(tabId, frameId, message)));
}

/** @returns the answer, or false from a frame that has gone meanwhile */
function send(tabId: number, frameId: number, message: Message): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => false);
}

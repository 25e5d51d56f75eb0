import { browser } from 'wxt/browser';
import { askReports, type Message, type StepRequest, stepThroughFrames } from '@/lib/messages';

/** Goes to another name in the frames of a tab. @returns whether there was one */
export async function stepInTab(tabId: number, { direction, otherThan }: StepRequest): Promise<boolean> {
  // Pages of the browser refuse to be asked.
  const reports = await askReports(browser.scripting, tabId).catch(() => []);
  const send = (frameId: number, message: Message): Promise<unknown> =>
    // A frame that has gone meanwhile has nobody to answer.
    browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => false);

  const stepped = await stepThroughFrames(
    reports,
    direction,
    async (frameId, from) => (await send(frameId, { type: 'step', direction, otherThan, from })) === true,
  );
  if (stepped === null) return false;
  const others = reports.filter(({ frameId, on }) => on && frameId !== stepped);
  await Promise.all(others.map(({ frameId }) => send(frameId, { type: 'close-cards' })));
  return true;
}

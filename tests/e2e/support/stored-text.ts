import { type BrowserSession, evaluateInBackground } from '../../tools/browsers/index.ts';

/** @returns all that the extension has stored, on this device, for the session and to be synced, as JSON */
export function storedText(session: BrowserSession): Promise<string> {
  return evaluateInBackground(session, async ({ storage: { local, session: ofSession, sync } }) => {
    const areas = [local, ofSession, sync].map((area) => area.get(null));
    return JSON.stringify(await Promise.all(areas));
  });
}

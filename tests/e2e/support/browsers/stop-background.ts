import { type BrowserSession, stopServiceWorker } from '../../../tools/browsers/index.ts';
import { chromeScope } from './firefox-chrome-scope.ts';

/** Stops the extension's background, as the browser does when it has had nothing to do for a while; the next event starts it. */
export function stopBackground(session: BrowserSession): Promise<void> {
  return session.kind === 'firefox'
    ? terminateEventPage(session)
    : stopServiceWorker(session.browser, session.extensionOrigin);
}

async function terminateEventPage({ browser, extensionId }: BrowserSession): Promise<void> {
  const evaluate = await chromeScope(browser);
  const state = await evaluate(`(async () => {
    const { extension } = WebExtensionPolicy.getByID('${extensionId}');
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    return extension.backgroundState;
  })()`);
  if (state !== 'stopped') throw new Error(`Firefox did not stop the background: it is ${state}`);
}

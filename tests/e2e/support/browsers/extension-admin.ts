import {
  type BrowserSession,
  leaveServiceWorker,
  runningServiceWorkers,
  until,
} from '../../../tools/browsers/index.ts';
import { chromeScope } from './firefox-chrome-scope.ts';

/** What a reader does with an extension in the browser's own pages. */
export interface ExtensionAdmin {
  /** "Reload" in the list of extensions: reads the folder again. */
  reload(): Promise<void>;
  /**
   * Waits for the end of a reload that the extension begins by itself. The browser tells nobody of it, and an extension that is
   * removed and installed while it is being reloaded does not start.
   *
   * @param begin has the extension reload; ends, in Chromium, once the extension has stopped
   */
  whenReloaded(begin: () => Promise<void>): Promise<void>;
  setEnabled(on: boolean): Promise<void>;
  uninstall(): Promise<void>;
  version(): Promise<string>;
  /** What the browser has found wrong with the manifest, though it has installed the extension. */
  manifestWarnings(): Promise<string[]>;
  /** The errors in the extension's own code, in pages too, that the browser has recorded. */
  errors(): Promise<string[]>;
  clearErrors(): Promise<void>;
}

/** Opens the way to the browser's own list of extensions. In Chromium that is a tab, so the front tab changes. */
export function extensionAdmin(session: BrowserSession): Promise<ExtensionAdmin> {
  return session.kind === 'firefox' ? firefoxAdmin(session) : chromiumAdmin(session);
}

/** The API of `chrome://extensions`, as far as it is used here. */
interface ListOfExtensions {
  developerPrivate: {
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
    reload(id: string, options: { failQuietly: boolean }): Promise<unknown>;
    deleteExtensionErrors(which: { extensionId: string }): Promise<void>;
    getExtensionInfo(id: string): Promise<{
      version: string;
      state: string;
      manifestErrors: { message: string }[];
      runtimeErrors: { message: string }[];
    }>;
  };
  management: {
    setEnabled(id: string, on: boolean): Promise<void>;
  };
}

async function chromiumAdmin(session: BrowserSession): Promise<ExtensionAdmin> {
  const page = await session.newPage();
  await page.goto('chrome://extensions');
  const id = session.extensionOrigin.replace('chrome-extension://', '');
  const call = <Result>(run: (list: ListOfExtensions, id: string) => Promise<Result>): Promise<Result> =>
    page.evaluate(`(${run})(chrome, ${JSON.stringify(id)})`) as Promise<Result>;
  const leave = () => leaveServiceWorker(session.browser, session.extensionOrigin);
  // Without it Chromium does not start an unpacked extension again, and records no errors.
  await call((list) => list.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
  return {
    reload: async () => {
      await leave();
      await call((list, own) => list.developerPrivate.reload(own, { failQuietly: true }));
    },
    whenReloaded: async (begin) => {
      await leave();
      const workers = () => runningServiceWorkers(session.browser, session.extensionOrigin);
      const before = await workers();
      await begin();
      const state = () =>
        call(async (list, own) => (await list.developerPrivate.getExtensionInfo(own)).state);
      await until(
        async () => (await state()) === 'ENABLED' || undefined,
        10_000,
        () => 'the end of the reload of the extension',
      );
      await until(
        async () => (await workers()).some((id) => !before.includes(id)) || undefined,
        10_000,
        () => 'the start of the service worker after the reload',
      );
    },
    setEnabled: async (on) => {
      await leave();
      await (on
        ? call((list, own) => list.management.setEnabled(own, true))
        : call((list, own) => list.management.setEnabled(own, false)));
    },
    uninstall: async () => {
      await leave();
      await session.browser.uninstallExtension(id);
    },
    version: () => call(async (list, own) => (await list.developerPrivate.getExtensionInfo(own)).version),
    manifestWarnings: () =>
      call(async (list, own) =>
        (await list.developerPrivate.getExtensionInfo(own)).manifestErrors.map(({ message }) => message),
      ),
    errors: () =>
      call(async (list, own) =>
        (await list.developerPrivate.getExtensionInfo(own)).runtimeErrors.map(({ message }) => message),
      ),
    clearErrors: () => call((list, own) => list.developerPrivate.deleteExtensionErrors({ extensionId: own })),
  };
}

async function firefoxAdmin(session: BrowserSession): Promise<ExtensionAdmin> {
  const evaluate = await chromeScope(session.browser);
  const withAddon = (code: string) =>
    evaluate(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const addon = await AddonManager.getAddonByID('${session.extensionId}');
      ${code}
    })()`);
  return {
    reload: async () => void (await withAddon('await addon.reload();')),
    whenReloaded: async (begin) => {
      await withAddon(`globalThis.reloaded = new Promise((resolve) => {
        const listener = {
          onInstalled({ id }) {
            if (id !== addon.id) return;
            AddonManager.removeAddonListener(listener);
            resolve();
          },
        };
        AddonManager.addAddonListener(listener);
      });`);
      await begin();
      await evaluate('globalThis.reloaded');
    },
    setEnabled: async (on) => void (await withAddon(on ? 'await addon.enable();' : 'await addon.disable();')),
    uninstall: async () => void (await withAddon('await addon.uninstall();')),
    version: async () => String(await withAddon('return addon.version;')),
    manifestWarnings: async () =>
      JSON.parse(
        String(
          await evaluate(`JSON.stringify(
            WebExtensionPolicy.getByID('${session.extensionId}').extension.warnings
          )`),
        ),
      ) as string[],
    errors: async () => {
      const origin = JSON.stringify(session.extensionOrigin);
      const lines = await evaluate(`JSON.stringify(Services.console.getMessageArray()
        .filter((entry) => entry instanceof Ci.nsIScriptError && !(entry.flags & Ci.nsIScriptError.warningFlag))
        .map(String).filter((line) => line.includes(${origin})))`);
      // Firefox's own messages about a call, an answer or a frame when the page or the extension is just going; no page receives them.
      const late =
        /Promise (resolved|rejected) (while|after) context|JSWindowActorChild cannot send at the moment|FrameData missing for/;
      return (JSON.parse(String(lines)) as string[]).filter((line) => !late.test(line));
    },
    clearErrors: async () => void (await evaluate('Services.console.reset()')),
  };
}

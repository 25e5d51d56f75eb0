import { onSessionChanged, post, type Runtime, type Target } from '@/lib/protocol';
import {
  type ReadableArea,
  type ReadableAreas,
  readIsOn,
  type SessionArea,
  siteOf,
  siteOfLocation,
  watchIsOn,
} from '@/lib/settings/in-page';

/** The reader's settings, as they apply to one frame. */
export interface FrameSettings {
  /** Where the settings are read. */
  areas: ReadableAreas;
  /** Whether highlights are on. */
  isOn(): Promise<boolean>;
  /** Switches highlights off on the site of the tab. @returns whether that was saved */
  turnOff(): Promise<boolean>;
  /** Calls back after each change of the settings, until the signal ends it. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/** The parts of `browser` that are used here. */
export interface FrameSettingsBrowser {
  runtime: Runtime & Target;
  storage: { local: ReadableArea };
  extension: { inIncognitoContext: boolean };
}

/** The window of a frame, as far as it is used here. */
export interface FrameWindow {
  readonly top: unknown;
  readonly origin: string;
  readonly location: Pick<Location, 'protocol' | 'hostname'> & {
    readonly ancestorOrigins?: ArrayLike<string>;
  };
}

/**
 * @param browser its `runtime` is used only where it is needed: Chromium builds it at the first use, which takes 0.7 ms
 * @param view the window of this frame
 */
export async function openFrameSettings(
  browser: FrameSettingsBrowser,
  view: FrameWindow,
): Promise<FrameSettings> {
  const { local } = browser.storage;
  const isPrivate = browser.extension.inIncognitoContext;
  const areas = isPrivate ? { local, session: sessionArea(browser.runtime) } : { local };
  const site = await siteOfTab(browser, view);
  const callbacks = new Set<() => void>();
  return {
    areas,
    isOn: () => readIsOn(site, areas),
    async turnOff() {
      const answer = await post(browser.runtime, 'turn-off-tab-site', {});
      // At once: in a private window the background's message about the change comes later, if it reaches this tab at all.
      for (const changed of callbacks) changed();
      return answer === true;
    },
    watch(changed, until) {
      callbacks.add(changed);
      until.addEventListener('abort', () => callbacks.delete(changed));
      watchIsOn(areas, changed, until);
    },
  };
}

/** @returns the site of the tab's top page, which decides for frames too; null when there is none */
async function siteOfTab(browser: FrameSettingsBrowser, view: FrameWindow): Promise<string | null> {
  // A window that a script has opened may have no address of its own, but it has the origin of that script.
  if (view.top === view) return siteOfLocation(view.location) ?? siteOf(view.origin);
  const origins = view.location.ancestorOrigins;
  const top = origins?.[origins.length - 1];
  // "null": the top page hides its origin (a sandboxed document); only the background can see its address.
  if (top && top !== 'null') return siteOf(top);
  const { site }: { site?: unknown } = Object(
    await post(browser.runtime, 'get-tab-site', {}).catch(() => null),
  );
  return typeof site === 'string' ? site : null;
}

/**
 * The session's storage as a content script reads it: through the background, because Firefox does not give `storage.session`
 * to content scripts, and Chromium gives it only to all of them or none (BROWSER-BUGS.md#session-storage-in-content-scripts).
 */
function sessionArea(runtime: FrameSettingsBrowser['runtime']): SessionArea {
  const removers = new Map<unknown, () => void>();
  return {
    get: async () => {
      // Without an answer the settings of ordinary windows count.
      return { ...Object(await post(runtime, 'read-session', {}).catch(() => null)) };
    },
    onChanged: {
      addListener: (listener) => {
        const changed = (keys: readonly string[]) =>
          listener(Object.fromEntries(keys.map((key) => [key, {}])));
        removers.set(listener, onSessionChanged(runtime, changed));
      },
      removeListener: (listener) => removers.get(listener)?.(),
    },
  };
}

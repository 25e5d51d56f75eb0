import type { browser as polyfilled } from 'wxt/browser';
import type { ShadowRootOf } from '@/lib/page';
import type { Target } from '@/lib/protocol';

type Browser = typeof polyfilled;

/** What only content scripts have, and the packages of types do not know. */
declare global {
  /** Firefox. */
  var browser: Browser;
  /** Chromium; Firefox has it too, but without `dom`. */
  var chrome: Browser & { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  interface Element {
    /** Firefox. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

/**
 * The browser's own interface: webextension-polyfill would be evaluated in every frame of every page. Each browser's by its own
 * name: in Chromium, `browser` may be an element of the page that has this id.
 */
export const contentBrowser: Browser = import.meta.env.FIREFOX ? globalThis.browser : globalThis.chrome;

/** The background. Chromium builds `runtime` at the first use, which takes 0.7 ms: most frames have nothing to say. */
export const background: Target = {
  sendMessage: async (message) => contentBrowser.runtime.sendMessage(message),
};

/** Whether the extension was switched off, updated or removed since this script began. */
export function isExtensionGone(): boolean {
  return contentBrowser.runtime?.id === undefined;
}

/** @returns the shadow root of an element, a closed one too, or null (BROWSER-BUGS.md#shadow-root-of-an-element) */
export const shadowRootOf: ShadowRootOf = (element) => {
  if (import.meta.env.FIREFOX) return element.openOrClosedShadowRoot ?? null;
  try {
    return globalThis.chrome.dom.openOrClosedShadowRoot(element);
  } catch {
    // The extension is gone: a timer or an observer may ask before the next event ends this script.
    return null;
  }
};

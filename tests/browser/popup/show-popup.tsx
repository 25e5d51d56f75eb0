import { render } from 'preact';
import { vi } from 'vitest';
import { commands } from 'vitest/browser';
import { entryName, loadGlossary } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import { Popup } from '@/lib/screens';
import styles from '@/lib/screens/popup/styles/popup.css?inline';
import { DEFAULTS } from '@/lib/settings';
import { INITIAL_VIEW, type TabActions, type TabState, type TabView } from '@/lib/tabs';

/** A popup over a tab of the test's own. */
export interface ShownPopup {
  /** What the reader has asked for. */
  actions: { [Name in keyof TabActions]: ReturnType<typeof vi.fn<TabActions[Name]>> };
  /** The tab or the settings have changed. */
  update(view: Partial<TabView>): void;
}

/** Settings as they are before the reader has chosen anything. */
export const SAVED = { settings: { ...DEFAULTS, everywhere: true, offSites: [] }, damaged: [] };

function nameOf(id: string): string {
  const entry = loadGlossary().entry(id);
  return entry ? entryName(entry, 'en') : id;
}

/** A page that names these drugs and classes so often. */
export function pageWith(
  counts: Record<string, number>,
  classCounts: Record<string, number> = {},
  on = true,
  /** How the page writes names, where it does not write the headings of their cards. */
  written: Record<string, string> = {},
): TabState {
  return {
    kind: 'injected',
    site: 'example.org',
    tabId: 1,
    on,
    frames: [
      {
        frameId: 0,
        path: [],
        names: Object.entries({ ...counts, ...classCounts }).map(([id, count], place) => {
          return { id, count, text: written[id] ?? nameOf(id), place };
        }),
      },
    ],
    isAsking: false,
  };
}

/** Shows the popup in the document, over a page that names two drugs and a class where nothing else is said. */
export async function showPopup(
  view: Partial<TabView> = {},
  language: Language = 'en',
  /** What the reader looks up with it. */
  query: string | null = null,
): Promise<ShownPopup> {
  document.documentElement.lang = language;
  document.title = 'Popup';
  // Axe cannot judge contrast on a gradient, or what is scrolled out of a list.
  document.body.innerHTML = `<style>${styles} :root { --more: none !important } .hits, .page ul { max-height: none !important }</style><div id="app"></div>`;
  const state = view.state ?? pageWith({ letrozole: 2, olaparib: 1 }, { 'class:parp-inhibitor': 1 });
  const rule = 'site' in state ? state.site : null;
  let shown: TabView = { ...INITIAL_VIEW, state, saved: SAVED, rule, ...view };
  let show: (view: TabView) => void = () => undefined;
  const actions: ShownPopup['actions'] = {
    setSite: vi.fn(async () => undefined),
    setEverywhere: vi.fn(async () => undefined),
    allow: vi.fn(async () => undefined),
    goTo: vi.fn(async () => null),
    reload: vi.fn(async () => undefined),
    readPdf: vi.fn(async () => undefined),
    openList: vi.fn(async () => undefined),
  };
  const app = document.querySelector('#app');
  if (!app) throw new Error('The document has no place for the popup');
  render(
    <Popup
      language={language}
      watchTab={(callback) => {
        show = callback;
        callback(shown);
        return actions;
      }}
      takeQuery={async () => query}
      typedBefore=""
    />,
    app,
  );
  await vi.waitFor(() => {
    const { state } = shown;
    const hasNames = state.kind === 'injected' && state.frames.some(({ names }) => names.length > 0);
    const isBusy = state.kind === 'loading' || (state.kind === 'injected' && state.isAsking);
    const wanted = hasNames ? '.page li' : isBusy ? '.loading' : '.state';
    if (!document.querySelector(wanted) && !query) throw new Error(`The popup has no ${wanted}`);
  });
  return {
    actions,
    update(changes) {
      shown = { ...shown, ...changes };
      show(shown);
    },
  };
}

export function closePopup(): void {
  const app = document.querySelector('#app');
  if (app) render(null, app);
  document.body.replaceChildren();
}

/** What the popup says. */
export const text = () => document.body.innerText;

/** Types into the search field, as if key by key. */
export function type(query: string, init: InputEventInit = {}): void {
  const field = element('input');
  if (!(field instanceof HTMLInputElement)) throw new Error('The search field is no input');
  field.value = query;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, ...init }));
}

/** @throws Error when the popup has none */
export function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The popup has no ${selector}`);
  return found;
}

/** Presses Escape, which the popup listens to anew after each paint. */
export async function pressEscape(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await commands.press('Escape');
}

/** Waits until the popup has what is looked for. */
export function waitForElement(selector: string): Promise<HTMLElement> {
  return vi.waitFor(() => element(selector));
}

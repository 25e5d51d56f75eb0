import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground, until } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';

/** What the address bar shows for the keyword of the extension. */
export interface AddressBar {
  /** The first line, then the suggestions, as the reader sees them. */
  lines: string[];
  /** Opens the suggestion that stands in the address bar as `content` when it is chosen. */
  choose(content: string): Promise<void>;
  /** Opens what was typed, as Enter does. */
  enter(): Promise<void>;
}

/** Types a text after the keyword of the extension, in the window of a page, which is brought to the front. */
export async function typeInAddressBar(
  session: BrowserSession,
  page: Page,
  text: string,
): Promise<AddressBar> {
  await page.bringToFront();
  return session.kind === 'firefox' ? typeInFirefox(session, text) : typeInChromium(session, page, text);
}

async function typeInFirefox({ browser }: BrowserSession, text: string): Promise<AddressBar> {
  const evaluate = await chromeScope(browser);
  const inWindow = (code: string) =>
    evaluate(`(() => {
      const { gURLBar } = Services.wm.getMostRecentWindow('navigator:browser');
      ${code}
    })()`);
  await inWindow(`gURLBar.focus(); gURLBar.search(${JSON.stringify(`bc ${text}`)});`);
  const lines = await until(
    async () => {
      const shown = await inWindow(`
        const { results = [], searchString } = gURLBar.controller._lastQueryContextWrapper?.queryContext ?? {};
        if (searchString !== ${JSON.stringify(`bc ${text}`)}) return '[]';
        const ours = results.filter(({ payload }) => payload.keyword === 'bc');
        return JSON.stringify(ours.map(({ payload }) => payload.content + ': ' + payload.title));`);
      const parsed: string[] = JSON.parse(String(shown));
      return parsed.length > 1 ? parsed : undefined;
    },
    10_000,
    () => 'suggestions in the address bar',
  );
  return {
    lines,
    choose: async (content) =>
      void (await inWindow(`
        const { results } = gURLBar.controller._lastQueryContextWrapper.queryContext;
        const chosen = results.find(({ payload }) => payload.keyword === 'bc' && payload.content.endsWith(${JSON.stringify(content)}));
        gURLBar.pickResult(chosen, null);`)),
    enter: async () =>
      void (await inWindow(`
        const { results } = gURLBar.controller._lastQueryContextWrapper.queryContext;
        gURLBar.pickResult(results.find(({ heuristic }) => heuristic), null);`)),
  };
}

/** The parts of `chrome.omnibox` that only a test calls: they tell the listeners, as the browser does. */
interface ChromiumOmnibox {
  setDefaultSuggestion(suggestion: { description: string }): void;
  onInputChanged: { dispatch(text: string, suggest: (suggestions: Suggestion[]) => void): void };
  onInputEntered: { dispatch(text: string, disposition: string): void };
}

interface Suggestion {
  content: string;
  description: string;
}

/** Chromium lets nobody type in its address bar, so its background is told; what it answers is read as Chromium reads it. */
async function typeInChromium(session: BrowserSession, page: Page, text: string): Promise<AddressBar> {
  const suggested = await evaluateInBackground(
    session,
    async (api, typed) => {
      const omnibox = api.omnibox as unknown as ChromiumOmnibox;
      const { setDefaultSuggestion } = omnibox;
      let first = '';
      omnibox.setDefaultSuggestion = (suggestion) => {
        first = suggestion.description;
        // Chromium throws where this is no XML.
        setDefaultSuggestion(suggestion);
      };
      try {
        return await new Promise<Suggestion[]>((resolve) => {
          omnibox.onInputChanged.dispatch(typed, (suggestions) =>
            resolve([{ content: typed, description: first }, ...suggestions]),
          );
        });
      } finally {
        omnibox.setDefaultSuggestion = setDefaultSuggestion;
      }
    },
    text,
  );
  const lines = await page.evaluate(
    (suggestions) =>
      suggestions.map(({ description }) => {
        const xml = new DOMParser().parseFromString(`<fragment>${description}</fragment>`, 'text/xml');
        if (xml.querySelector('parsererror')) throw new Error(`No XML: ${description}`);
        return xml.documentElement.textContent ?? '';
      }),
    suggested,
  );
  const enter = (content: string) =>
    evaluateInBackground(
      session,
      (api, entered) => {
        const omnibox = api.omnibox as unknown as ChromiumOmnibox;
        omnibox.onInputEntered.dispatch(entered, 'currentTab');
      },
      content,
    );
  return { lines, choose: enter, enter: () => enter(text) };
}

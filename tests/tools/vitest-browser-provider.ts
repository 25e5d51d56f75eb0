import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserPage } from '@vitest/browser/context';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { BrowserProvider, BrowserProviderOption, TestProject } from 'vitest/node';
import { installAdvice } from './browsers/find/platform-packages.ts';
import { type BrowserKind, findBrowser, launchPlain } from './browsers/index.ts';
import { keepDrawing } from './browsers/launch/keep-drawing.ts';
import type { InputCommands } from './browsers/vitest-commands/input-commands.ts';
import type { MediaCommands } from './browsers/vitest-commands/media-commands.ts';
import { type TakeScreenshot, takeScreenshot } from './browsers/vitest-commands/test-screenshot.ts';

export { inputCommands } from './browsers/vitest-commands/input-commands.ts';
export { mediaCommands } from './browsers/vitest-commands/media-commands.ts';

/** Vitest measures coverage in Chromium only where it is called `chrome`. */
type BrowserName = BrowserKind | 'chrome';

/** Room for any viewport a test asks for: Vitest scales its frame down on a smaller page. */
const pageSize = { width: 1600, height: 1200 };

/**
 * Runs the tests of tests/browser in the Chromium and the Firefox of this machine. Vitest's own providers bring
 * browsers of their own (Playwright) or need a driver (WebdriverIO); Puppeteer takes the installed ones.
 *
 * @example
 * browser: {
 *   provider: puppeteerProvider(),
 *   commands: inputCommands,
 *   instances: [{ browser: 'chromium' }, { browser: 'firefox' }],
 * }
 */
export function puppeteerProvider(): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'puppeteer',
    supportedBrowser: ['chromium', 'firefox', 'chrome'] satisfies BrowserName[],
    providerFactory: (project) => new PuppeteerProvider(project),
  });
}

class PuppeteerProvider implements BrowserProvider {
  readonly name = 'puppeteer';
  /** Only the page in front is painted, hovered and focused, so test files take turns. */
  readonly supportsParallelism = false;
  readonly #project: TestProject;
  readonly #pages = new Map<string, Page>();
  #browser: Promise<Browser> | undefined;

  constructor(project: TestProject) {
    this.#project = project;
    project.browser?.registerCommand('__vitest_takeScreenshot', takeScreenshot);
  }

  getCommandsContext(sessionId: string): { page: Page } {
    return { page: this.#page(sessionId) };
  }

  async openPage(sessionId: string, url: string): Promise<void> {
    await this.#pages.get(sessionId)?.close();
    this.#browser ??= this.#launch();
    const page = await (await this.#browser).newPage();
    await page.setViewport(pageSize);
    this.#pages.set(sessionId, page);
    await page.goto(url);
    if (this.#project.config.browser.name !== 'firefox') void keepDrawing(page);
  }

  /** What Vitest measures coverage through. Only Chromium has it: Firefox speaks WebDriver BiDi, which counts no calls. */
  getCDPSession(sessionId: string): Promise<CDPSession> {
    return this.#page(sessionId).createCDPSession();
  }

  async close(): Promise<void> {
    this.#pages.clear();
    await (await this.#browser)?.close();
    this.#browser = undefined;
  }

  #launch(): Promise<Browser> {
    const { name, headless } = this.#project.config.browser;
    const kind = name === 'firefox' ? 'firefox' : 'chromium';
    const found = findBrowser(kind);
    if (!found) throw new Error(`There is no ${kind} on this machine. Install one: ${installAdvice(kind)}`);
    return launchPlain(kind, found, { headless });
  }

  #page(sessionId: string): Page {
    const page = this.#pages.get(sessionId);
    if (!page) throw new Error(`The page of test session ${sessionId} is closed.`);
    return page;
  }
}

declare module 'vitest/internal/browser' {
  interface BrowserCommands extends InputCommands, MediaCommands {
    /** @internal */
    __vitest_takeScreenshot: TakeScreenshot;
  }
}

declare module 'vitest/node' {
  interface _BrowserNames {
    puppeteer: BrowserName;
  }
  interface BrowserCommandContext {
    page: Page;
  }
}

// Vitest types 'vitest/browser' only for the providers it ships.
declare module 'vitest/browser' {
  const page: BrowserPage;
  const commands: import('vitest/internal/browser').BrowserCommands;
}

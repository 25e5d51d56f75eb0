import type { CDPSession, Page } from 'puppeteer-core';
import type { BrowserCommand } from 'vitest/node';

/** What a test in Chromium can ask the system for. */
export interface MediaCommands {
  /** Lets the page believe in a system with these settings. */
  emulateMedia(scheme: 'light' | 'dark', forcedColors: boolean): Promise<void>;
}

/** The emulation ends with the session that has set it. */
const clients = new WeakMap<Page, CDPSession>();

/** For `browser.commands` in Vitest's configuration. Firefox has no such command. */
export const mediaCommands: {
  [Name in keyof MediaCommands]: BrowserCommand<Parameters<MediaCommands[Name]>>;
} = {
  async emulateMedia({ page }, scheme, forcedColors) {
    const client = clients.get(page) ?? (await page.createCDPSession());
    clients.set(page, client);
    // Puppeteer's own emulateMediaFeatures refuses forced-colors.
    await client.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
      ],
    });
  },
};

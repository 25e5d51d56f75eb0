import { afterEach, expect, test, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { expectNoFindings } from '../axe-findings';
import { closeFirstRun, showFirstRun } from './show-first-run';

afterEach(closeFirstRun);

test.each(['en', 'fr'] as const)(
  'has no fault that axe finds, and no sideways scrolling at 320 px: %s',
  async (language) => {
    await browserPage.viewport(320, 640);
    const app = showFirstRun({ language });
    await vi.waitFor(() => expect(app.querySelector('h1')?.textContent).toMatch(/\w/));
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await expectNoFindings(app, `first run, ${language}`);
  },
);

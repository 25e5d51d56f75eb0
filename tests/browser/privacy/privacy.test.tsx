import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { PrivacyPage } from '@/lib/screens';
import '@/lib/screens/privacy/privacy.css';

const app = document.createElement('div');

afterEach(() => {
  render(null, app);
  app.remove();
});

test.each(['en', 'fr'] as const)(
  'the page about privacy says each part, and fits into 320 px: %s',
  async (language) => {
    await browserPage.viewport(320, 640);
    document.documentElement.lang = language;
    document.body.append(app);
    render(<PrivacyPage language={language} />, app);
    expect(app.querySelectorAll('section h2 + p')).toHaveLength(8);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
);

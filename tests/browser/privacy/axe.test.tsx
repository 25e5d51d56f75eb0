import { render } from 'preact';
import { afterEach, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { PrivacyPage } from '@/lib/screens';
import '@/lib/screens/privacy/privacy.css';
import { expectNoFindings } from '../axe-findings';

const app = document.createElement('div');

afterEach(() => {
  render(null, app);
  app.remove();
});

test.each(['en', 'fr'] as const)(
  'the page about privacy has no fault that axe finds, 320 px wide: %s',
  async (language) => {
    await browserPage.viewport(320, 640);
    document.documentElement.lang = language;
    document.body.append(app);
    render(<PrivacyPage language={language} />, app);
    await expectNoFindings(app, `privacy, ${language}`);
  },
);

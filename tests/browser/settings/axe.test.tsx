import { afterEach, expect, test, vi } from 'vitest';
import { DEFAULTS, exportText } from '@/lib/settings';
import { expectNoFindings } from '../axe-findings';
import { closeSettings, element, openFile, press, showSettings, type } from './show-settings';

afterEach(closeSettings);

const SITES = Array.from({ length: 9 }, (_, i) => `site-${i}.example`);

test('axe finds nothing in the settings page, with sites, a damaged setting and a file', async () => {
  await showSettings({ 'settings.off-sites.0': SITES, 'settings.rest': 'for ever' });
  openFile(exportText({ ...DEFAULTS, markStyle: 'clear', offSites: ['news.example'] }));
  await vi.waitFor(() => element('.preview'));
  await expectNoFindings(document.body, 'the settings page');
});

test('axe finds nothing in it in French, with what went wrong', async () => {
  const { area } = await showSettings({ 'settings.openOn': 'click' }, { language: 'fr' });
  type('.add-site input', 'deux mots');
  press('Ajouter');
  openFile('rien');
  area.writeError = new Error('quota exceeded');
  element<HTMLInputElement>('input[value=clear]').click();
  await vi.waitFor(() =>
    expect(
      [...document.querySelectorAll('.problem:not(:empty), .notice')].map((one) => one.textContent),
    ).toHaveLength(3),
  );
  await expectNoFindings(document.body, 'the settings page in French');
});

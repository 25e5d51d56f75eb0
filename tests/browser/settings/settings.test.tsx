import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DEFAULTS, exportText, readSettings } from '@/lib/settings';
import {
  choose,
  closeSettings,
  element,
  KEYS,
  openFile,
  press,
  select,
  showSettings,
  text,
  type,
} from './show-settings';

afterEach(async () => {
  closeSettings();
  await page.viewport(1024, 700);
});

const SITES = { 'settings.off-sites.3': ['mail.example', 'shop.example'] };

/** What the card of the sample says. */
const sampleCard = () => element('.card-host').shadowRoot?.querySelector('.card')?.textContent ?? '';

describe('a setting', () => {
  test.each([
    ['only', 'settings.mode'],
    ['first-in-paragraph', 'settings.mentions'],
    ['clear', 'settings.markStyle'],
    ['click', 'settings.openOn'],
    ['long', 'settings.rest'],
    ['larger', 'settings.cardTextSize'],
  ])('%s is stored when it is chosen', async (value, key) => {
    const { area } = await showSettings();
    choose(value);
    await vi.waitFor(() => expect(area.content).toEqual({ [key]: value }));
    await vi.waitFor(() => expect(element<HTMLInputElement>(`input[value="${value}"]`).checked).toBe(true));
  });

  test.each([
    ['Region', 'US', 'settings.region'],
    ['Language', 'fr', 'settings.language'],
  ])('%s is stored when it is chosen', async (name, value, key) => {
    const { area } = await showSettings();
    select(name, value);
    await vi.waitFor(() => expect(area.content).toEqual({ [key]: value }));
  });

  test('of the size of cards is seen in the sample at once', async () => {
    const { otherWindow } = await showSettings();
    const frame = () => element('.card-host').shadowRoot?.querySelector<HTMLElement>('.frame');
    const zoom = () => Number(frame()?.style.zoom);
    const before = zoom();
    choose('larger');
    await vi.waitFor(() => expect(zoom()).toBeGreaterThan(before));
    await otherWindow.change((settings) => ({ ...settings, cardTextSize: 'usual' }));
    await vi.waitFor(() => expect(zoom()).toBe(before));
  });

  test('of the region is seen in the sample at once: its decision is the one on the card', async () => {
    const { otherWindow } = await showSettings();
    expect(sampleCard()).toContain('Health Canada, July 2025');
    select('Region', 'US');
    await vi.waitFor(() => expect(sampleCard()).toContain('US FDA, September 2023'));
    expect(sampleCard()).not.toContain('Health Canada');
    await otherWindow.change((settings) => ({ ...settings, region: 'EU' }));
    await vi.waitFor(() => expect(sampleCard()).toContain('approved in the EU'));
  });

  test('of the language is seen in the page and in its sample at once', async () => {
    await showSettings();
    select('Language', 'fr');
    await vi.waitFor(() => expect(sampleCard()).toContain('Santé Canada'));
    expect(element('.sample .text').innerText).toContain('Le trastuzumab (Herceptin) se fixe à HER2.');
    expect(element('h1').innerText).toBe('Réglages');
    expect(document.documentElement.lang).toBe('fr');
    expect(document.title).toContain('Réglages');
    select('Langue', 'en');
    await vi.waitFor(() => expect(sampleCard()).toContain('Health Canada'));
    expect(element('.sample .text').innerText).toContain('Trastuzumab (Herceptin) attaches to HER2.');
    expect(document.documentElement.lang).toBe('en');
  });

  test('that another window changes is seen here', async () => {
    const { otherWindow } = await showSettings();
    await otherWindow.change((settings) => ({ ...settings, markStyle: 'clear' }));
    await vi.waitFor(() => expect(element<HTMLInputElement>('input[value=clear]').checked).toBe(true));
  });

  test('of how long the pointer rests means nothing where a click opens cards', async () => {
    await showSettings({ 'settings.openOn': 'click' });
    expect(element<HTMLInputElement>('input[value=long]').disabled).toBe(true);
  });

  test('that cannot be saved says why, and shows what is saved', async () => {
    const { area } = await showSettings();
    area.writeError = new Error('Resource::kQuotaBytes quota exceeded');
    choose('clear');
    await vi.waitFor(() => expect(text()).toContain('storage for this extension is full'));
    await vi.waitFor(() => expect(element<HTMLInputElement>('input[value=quiet]').checked).toBe(true));
    expect(area.content).toEqual({});
    area.writeError = null;
    choose('clear');
    await vi.waitFor(() => expect(area.content).toEqual({ 'settings.markStyle': 'clear' }));
    // It is stored before the page hears that it is.
    await vi.waitFor(() => expect(text()).not.toContain('is full'));
  });

  test('that is damaged is said to be', async () => {
    await showSettings({ 'settings.rest': 'for ever' });
    expect(text()).toContain('Part of your saved settings could not be read');
  });
});

describe('the sites', () => {
  const sites = () => [...document.querySelectorAll('.sites li')].map((row) => row.textContent);

  test('are added by any address of theirs, and removed', async () => {
    const { area } = await showSettings();
    type('.add-site input', 'https://News.Example/article?id=7');
    press('Add');
    await vi.waitFor(() => expect(sites()).toEqual(['news.exampleand its subdomainsTurn on']));
    // The list is shown as it is stored, also before the page hears that its own change is.
    await vi.waitFor(() => expect(text()).toContain('news.example is in the list.'));
    press('Turn on marks on news.example again');
    await vi.waitFor(() => expect(sites()).toEqual([]));
    expect(JSON.stringify(area.content)).not.toContain('news.example');
  });

  test('under which others have theirs are added for that host alone', async () => {
    const { area } = await showSettings();
    type('.add-site input', 'github.io');
    press('Add');
    await vi.waitFor(() => expect(sites()).toEqual(['github.iothis host aloneTurn on']));
    expect(JSON.stringify(area.content)).toContain('"=github.io"');
    await vi.waitFor(() => expect(text()).toContain('github.io is in the list.'));
    press('Turn on marks on github.io again');
    await vi.waitFor(() => expect(sites()).toEqual([]));
  });

  test.each([
    ['two words', '“two words” is not the address of a site'],
    ['www.mail.example', 'www.mail.example is covered already by mail.example'],
  ])('that cannot be added say why: %s', async (typed, says) => {
    const { area } = await showSettings(SITES);
    type('.add-site input', typed);
    press('Add');
    await vi.waitFor(() => expect(text()).toContain(says));
    expect(area.content).toEqual(SITES);
  });

  test('of each mode are kept when the mode is switched', async () => {
    const { area } = await showSettings(SITES);
    choose('only');
    await vi.waitFor(() => expect(text()).toContain('Sites where marks are on'));
    expect(sites()).toEqual([]);
    type('.add-site input', 'hospital.example');
    press('Add');
    await vi.waitFor(() => expect(sites()).toHaveLength(1));
    choose('everywhere');
    await vi.waitFor(() => expect(sites()).toHaveLength(2));
    expect(JSON.stringify(area.content)).toContain('hospital.example');
  });

  test('that are added in two windows at once are both there', async () => {
    const { otherWindow } = await showSettings(SITES);
    type('.add-site input', 'a.example');
    press('Add');
    await otherWindow.change((settings) => ({ ...settings, offSites: [...settings.offSites, 'b.example'] }));
    await vi.waitFor(() => expect(sites()).toHaveLength(4));
  });

  test('of a long list are found by a part of their name', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `site-${100 + i}.example`);
    await showSettings({ 'settings.off-sites.0': many });
    expect(sites()).toHaveLength(20);
    expect(text()).toContain('and 180 more');
    type('.find-site input', 'SITE-27');
    await vi.waitFor(() => expect(sites()).toHaveLength(10));
    expect(text()).toContain('10 sites');
  });
});

/** A file with these settings, as a reader may have changed it. */
function fileOf(settings: string, version = 1): string {
  return `{"kind": "breast-cancer-drug-glossary-settings", "version": ${version}, "settings": ${settings}}`;
}

describe('a file', () => {
  const FILE = exportText({ ...DEFAULTS, markStyle: 'clear', offSites: ['shop.example', 'news.example'] });

  test('has all that the reader has chosen, and is saved by its name', async () => {
    await showSettings(SITES);
    const saved: { name: string; content: Blob | undefined }[] = [];
    let content: Blob | undefined;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
      if (made instanceof Blob) content = made;
      return 'blob:file';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, content });
    });
    press('Save as a file');
    await vi.waitFor(() => expect(text()).toContain('The file was made.'));
    vi.restoreAllMocks();
    expect(saved.map(({ name }) => name)).toEqual(['breast-cancer-drug-glossary-settings.json']);
    expect(JSON.parse((await saved[0]?.content?.text()) ?? '')).toEqual(
      JSON.parse(exportText({ ...DEFAULTS, offSites: ['mail.example', 'shop.example'] })),
    );
  });

  test('shows what it would change, changes it when the reader wants that, and is undone with one press', async () => {
    const { area } = await showSettings(SITES);
    openFile(FILE);
    await vi.waitFor(() => expect(text()).toContain('How marks look: Quiet → Clear'));
    expect(text()).toContain('Sites where marks are off: 1 more, news.example');
    expect(area.content).toEqual(SITES);

    press('Apply');
    await vi.waitFor(() => expect(text()).toContain('The settings of the file are in use.'));
    expect(area.content).toMatchObject({ 'settings.markStyle': 'clear' });
    expect(text()).toContain('news.example');

    press('Undo');
    await vi.waitFor(() => expect(text()).toContain('The settings are as they were before.'));
    expect(JSON.stringify(area.content)).not.toContain('news.example');
    expect(area.content['settings.markStyle']).toBe('quiet');
    expect(readSettings(area.content).settings.offSites).toEqual(['mail.example', 'shop.example']);
  });

  test('is undone as a whole, also when “Apply” was pressed twice', async () => {
    const { area } = await showSettings(SITES);
    openFile(FILE);
    await vi.waitFor(() => expect(text()).toContain('This would change'));
    press('Apply');
    press('Apply');
    // Whatever the presses began has had its turn.
    await navigator.locks.request('settings', async () => undefined);
    await vi.waitFor(() => expect(text()).toContain('The settings of the file are in use.'));
    press('Undo');
    await vi.waitFor(() => expect(text()).toContain('The settings are as they were before.'));
    expect(area.content['settings.markStyle']).toBe('quiet');
    expect(JSON.stringify(area.content)).not.toContain('news.example');
  });

  test('that would change nothing says so, and one that is cancelled changes nothing', async () => {
    const { area } = await showSettings(SITES);
    openFile(exportText({ ...DEFAULTS, offSites: ['mail.example'] }));
    await vi.waitFor(() => expect(text()).toContain('This file would change nothing'));
    openFile(FILE);
    await vi.waitFor(() => expect(text()).toContain('This would change'));
    press('Cancel');
    await vi.waitFor(() => expect(text()).not.toContain('This would change'));
    expect(area.content).toEqual(SITES);
  });

  const million = () =>
    JSON.stringify({ offSites: Array.from({ length: 1_000_000 }, (_, i) => `site-${i}.com`) });

  test.each<[string, () => string, string]>([
    ['that is no JSON', () => 'no settings', 'could not be read: it is not a file of settings'],
    ['of something else', () => '{"kind": "bookmarks"}', 'is not a file of this glossary’s settings'],
    [
      'of a newer version',
      () => fileOf('{}', 2),
      'was made by a newer version. Update this extension, then open the file again',
    ],
    ['with a million sites', () => fileOf(million()), 'has 1,000,000 sites. A list takes 5,000'],
    [
      'with a wrong type deep inside',
      () => fileOf('{"offSites": ["a.com", 7]}'),
      'has a value that does not fit, at “offSites.1”',
    ],
    [
      'with __proto__',
      () => fileOf('{"__proto__": {"mode": "only"}}'),
      'has a setting that does not exist here: “__proto__”',
    ],
    ['of 65 MB', () => ' '.repeat(65_000_000), 'is too large for a file of settings'],
  ])('%s says why it cannot be used, and the earlier state is intact', async (_, content, reason) => {
    const { area } = await showSettings(SITES);
    openFile(content(), '<b>notes</b>.txt');
    await vi.waitFor(() => expect(text()).toContain(`“<b>notes</b>.txt” ${reason}. Nothing was changed.`));
    expect(document.querySelector('.preview')).toBe(null);
    expect(area.content).toEqual(SITES);
  });

  test('that cannot be saved leaves all as it was', async () => {
    const { area } = await showSettings(SITES);
    openFile(FILE);
    await vi.waitFor(() => expect(text()).toContain('This would change'));
    area.writeError = new Error('quota exceeded');
    press('Apply');
    await vi.waitFor(() => expect(text()).toContain('is full'));
    expect(area.content).toEqual(SITES);
    expect(text()).not.toContain('are in use');
  });
});

describe('the keys', () => {
  test('are shown as the browser has them, with the way to its own page', async () => {
    const openPage = vi.fn(async () => undefined);
    await showSettings({}, { keys: { ...KEYS, openPage } });
    await vi.waitFor(() => expect(text()).toContain('Alt+Shift+D'));
    expect(text()).toContain('no key');
    press('Change keys');
    expect(openPage).toHaveBeenCalledOnce();
  });

  test('say where to change them where no extension may open that page', async () => {
    await showSettings({}, { keys: { ...KEYS, openPage: () => Promise.reject(new Error('not allowed')) } });
    press('Change keys');
    await vi.waitFor(() => expect(text()).toContain('Manage Extension Shortcuts'));
  });

  test('are left out where the browser has none', async () => {
    await showSettings({}, { keys: null });
    expect(text()).not.toContain('The browser keeps them');
  });
});

test.each([320, 400, 1024])(
  'nothing is wider than a window of %d px, whatever the reader has chosen',
  async (width) => {
    await page.viewport(width, 700);
    const longest = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`;
    await showSettings(
      { 'settings.off-sites.0': [longest], 'settings.cardTextSize': 'larger' },
      { language: 'fr' },
    );
    openFile(exportText({ ...DEFAULTS, offSites: [`x.${longest}`] }));
    await vi.waitFor(() => element('.preview'));
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const wide = [...document.querySelectorAll('.settings *')].filter(
      (one) => one.getBoundingClientRect().right > width,
    );
    expect(wide.map(({ outerHTML }) => outerHTML.slice(0, 80))).toEqual([]);
  },
);

test('syncing is off until the reader turns it on, and says what keeps it from reaching other devices', async () => {
  const { area } = await showSettings(SITES);
  expect(text()).toContain('Kept on this device only.');
  const toggle = [...document.querySelectorAll<HTMLInputElement>('[role=switch]')].at(-1);
  expect(toggle?.checked).toBe(false);
  toggle?.click();
  await vi.waitFor(() => expect(area.content['settings.sync']).toBe(true));
  await area.set({ 'sync.problem': 'full' });
  await vi.waitFor(() => expect(text()).toContain('Your lists are too long for the browser’s sync.'));
});

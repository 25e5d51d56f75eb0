import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Versions,
  versionsOf,
  versionsOfName,
  versionsOfStyle,
} from '@/tests/tools/browser-features/first-versions';
import { usedNames, usedStyles } from '@/tests/tools/browser-features/used-names';
import config from '@/wxt.config';

const OLDEST: Pick<Versions, 'chrome' | 'firefox'> = {
  chrome: Number(manifestFor('chrome').minimum_chrome_version),
  firefox: Number.parseFloat(
    manifestFor('firefox').browser_specific_settings?.gecko?.strict_min_version ?? '',
  ),
};

/** Without these nothing is marked, or no card opens. */
const NEEDED = [
  'api.Highlight',
  'api.HTMLElement.showPopover',
  'api.Document.caretPositionFromPoint',
  'api.Element.currentCSSZoom',
  'api.URL.canParse_static',
  'javascript.builtins.Map.groupBy',
  'javascript.builtins.String.toWellFormed',
  'css.types.color.light-dark',
  'css.selectors.has',
  'css.selectors.popover-open',
  'webextensions.api.scripting.executeScript',
  'webextensions.api.action.openPopup',
];

/** What a browser of the manifest may lack: what the extension does there, by a test with the feature taken away, or why nothing. */
const DISPENSABLE: Record<string, string> = {
  'api.Scheduler.postTask':
    'tests/browser/page/timing.test.ts: work in slices goes on in a browser without a scheduler',
  'api.Location.ancestorOrigins':
    'tests/unit/frame-life/frame-settings.test.ts: in a frame by what the background answers, where the top page',
  'api.IntersectionObserver.scrollMargin':
    'the browser ignores it: a name in a scrolled box is marked when it is seen',
  'api.Window.fence': 'a browser without it has no fenced frames, in which nothing of the extension runs',
  'webextensions.api.sidePanel': 'Firefox has a sidebar, of the same page',
  'webextensions.api.extension.isAllowedFileSchemeAccess':
    'answers "no" in older ones: a PDF on this computer is chosen from the page',
};

/** Names in the sources that are newer ones of a browser too, but mean something else there. */
const OTHER_MEANING = ['unit', 'dispatch', 'getViewport', 'requested', 'messages'];

/** Styles that change little or nothing where a browser lacks them, with what is seen then. */
const DECORATION: Record<string, string> = {
  'overscroll-behavior': 'known since Chrome 63 and Firefox 59; newer is a detail of its shorthand',
  'print-color-adjust': 'the browser prints without the tints of the table, whose signs have shapes too',
  'field-sizing': 'the field of the page number keeps its usual width',
  '::highlight': 'partly since Firefox 140: lib/BROWSER-BUGS.md#highlight-decorations',
  'highlight()': 'as ::highlight',
  '::view-transition': 'of the host of a card: without it a page cannot begin one there',
  '::search-text': 'without it a page has no style for what the reader searches it for',
};

test('the oldest browsers of the manifest have all that the extension needs', () => {
  const missing = NEEDED.filter((path) => isNewer(versionsOf(path)));
  expect(missing).toEqual([]);
});

test('they are no newer than that: the oldest Chrome is the first that has all', () => {
  expect(Math.max(...NEEDED.map((path) => versionsOf(path).chrome))).toBe(OLDEST.chrome);
});

test('the oldest Firefox is the first with highlights', () => {
  const support = versionsOf('api.Highlight').firefox;
  expect(OLDEST.firefox).toBe(support);
});

test('no script uses what these browsers lack, but for what is listed here', () => {
  const listed = [
    ...Object.keys(DISPENSABLE).map((path) => path.split('.').at(-1) ?? ''),
    'scheduler',
    ...OTHER_MEANING,
  ];
  const newer = [...usedNames()].filter(([name]) => isNewer(versionsOfName(name)) && !listed.includes(name));
  expect(newer).toEqual([]);
});

test('no style sheet uses what these browsers lack, but for what is listed here', () => {
  const newer = [...usedStyles()].filter(([name]) => isNewer(versionsOfStyle(name)) && !(name in DECORATION));
  expect(newer).toEqual([]);
});

describe('Safari, where nobody has run it,', () => {
  const readme = readFileSync('README.md', 'utf8');

  test('has all that the extension needs since the version that the README names', () => {
    const since = Math.max(...NEEDED.map((path) => versionsOf(path).safari));
    expect(readme).toContain(`**Safari** (${since} or newer)`);
  });

  test('lacks of what the scripts use no more than the README says', () => {
    const lacking = [...usedNames().keys()].filter((name) => versionsOfName(name)?.safari === Infinity);
    expect(lacking.filter((name) => !OTHER_MEANING.includes(name)).sort()).toEqual([
      // It has no fenced frames.
      'fence',
      'omnibox',
      'postTask',
      'scheduler',
    ]);
    expect(readme).toMatch(/no suggestions in the address bar and no side panel, and lacks `scheduler`/);
  });

  test('gets a manifest of version 3 without what it does not know', () => {
    expect(config.manifestVersion).toBe(3);
    const { permissions, minimum_chrome_version, browser_specific_settings } = manifestFor('safari');
    expect({ permissions, minimum_chrome_version, browser_specific_settings }).toEqual({
      permissions: ['storage', 'scripting', 'contextMenus'],
    });
  });
});

test('the sources are read: names and styles that are known to be there are found', () => {
  expect([...usedNames().keys()]).toEqual(expect.arrayContaining(['postTask', 'Highlight', 'canParse']));
  expect([...usedStyles().keys()]).toEqual(
    expect.arrayContaining(['text-decoration', 'light-dark()', '::highlight', '@media', ':has']),
  );
});

describe('what a browser may lack', () => {
  test.each(Object.entries(DISPENSABLE))('%s: %s', (path, reason) => {
    expect(isNewer(versionsOf(path))).toBe(true);
    const [, file, title] = /^(tests\/\S+): (.+)$/.exec(reason) ?? [];
    if (file === undefined || title === undefined) return;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(title);
  });
});

function isNewer(versions: Versions | null): boolean {
  return versions !== null && (versions.chrome > OLDEST.chrome || versions.firefox > OLDEST.firefox);
}

function manifestFor(browser: 'chrome' | 'firefox' | 'safari') {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is expected to be a function');
  const made = manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' });
  if (made instanceof Promise) throw new Error('The manifest is expected at once');
  return made;
}

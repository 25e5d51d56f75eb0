/** A part of a test run: one process, whose output is shown when it has failed. */
export interface Part {
  title: string;
  /** A command of an installed package, or one of Vitest's projects: all of its files, or those whose path has one of these parts. */
  run: { bin: string; args: readonly string[] } | { project: string; files?: readonly string[] };
  /** Titles of the parts, in any lane, that have to pass before this one can start. */
  needs?: readonly string[];
  /** Environment variables beside those of the run. */
  environment?: Readonly<Record<string, string>>;
}

/** Parts that run one after the other, beside the other lanes. */
export interface Lane {
  name: LaneName;
  parts: readonly Part[];
}

type Browser = 'chromium' | 'firefox';

export type LaneName = (typeof LANE_NAMES)[number];
export const LANE_NAMES = ['chromium', 'firefox', 'browser', 'checks'] as const;

const BUILD_CHROMIUM: Part = { title: 'build for Chromium', run: { bin: 'wxt', args: ['build'] } };
const BUILD_FIREFOX: Part = {
  title: 'build for Firefox',
  run: { bin: 'wxt', args: ['build', '-b', 'firefox', '--mv3'] },
};
const BUILDS = [BUILD_CHROMIUM, BUILD_FIREFOX];
/** The long run installs what the archives of the stores hold. */
const ARCHIVES: Part = {
  title: 'archives of all stores, unpacked',
  run: { bin: 'tsx', args: ['tests/tools/archives/main.ts', '--unpack'] },
};
const FROM_ARCHIVES = { EXTENSION_FROM_ARCHIVES: '1' };

const CHECKS: readonly Part[] = [
  ...BUILDS,
  { title: 'types', run: { bin: 'tsc', args: ['--noEmit'] } },
  { title: 'types of the test apps', run: { bin: 'tsc', args: ['--noEmit', '--project', 'tests/apps'] } },
  { title: 'lint and format', run: { bin: 'biome', args: ['check', '--error-on-warnings', '.'] } },
  { title: 'dependency rules', run: { bin: 'tsx', args: ['tests/tools/check-imports/main.ts'] } },
  { title: 'unused code', run: { bin: 'knip', args: [] } },
  { title: 'facts', run: { bin: 'tsx', args: ['tests/tools/check-data/main.ts'] } },
  {
    title: 'web-ext lint',
    needs: [BUILD_FIREFOX.title],
    run: {
      bin: 'web-ext',
      args: [
        ...['lint', '--source-dir', '.output/firefox-mv3', '--no-input', '--no-config-discovery'],
        '--warnings-as-errors',
        // pdf.js as it is published: tests/e2e/built-files.test.ts compares its bytes. What the linter warns of there is never called.
        ...['--ignore-files', 'pdfjs/*.mjs'],
      ],
    },
  },
];

const UNIT: Part = { title: 'unit', run: { project: 'unit' } };

/** The model test tries 2,000 changes in each run, and 10,000 in the long one. */
const LONG_MODEL = { VITE_MODEL_STEPS: '10000' };

/** Some pairs of names are tried in each run, all of them in the long one. */
const ALL_PAIRS = { VITE_ALL_PAIRS: '1' };

/** Random messages, settings, texts and structures of pages: so many times as many as in each run. */
const MORE_RANDOM = { VITE_FUZZ_FACTOR: '20' };
const LONG_CHECKS: readonly Part[] = [
  ARCHIVES,
  // No archive is made for them, but README.md says how to build them.
  ...['opera', 'safari'].map((browser) => ({
    title: `build for ${browser === 'opera' ? 'Opera' : 'Safari'}`,
    run: { bin: 'wxt', args: ['build', '-b', browser, '--mv3'] },
  })),
  {
    title: 'all pairs of names',
    run: { project: 'unit', files: ['tests/unit/matcher/pairs'] },
    environment: ALL_PAIRS,
  },
  {
    title: 'random messages, settings and texts',
    run: {
      project: 'unit',
      files: [
        'tests/unit/tabs/frames/frame-messages-fuzz',
        'tests/unit/protocol',
        'tests/unit/settings',
        'tests/unit/matcher',
      ],
    },
    environment: MORE_RANDOM,
  },
];

/**
 * The parts of a run, in lanes that run side by side: one for the built extension in each browser, since hovering needs the tab
 * in front of its browser; one for tests of modules in Chromium; and one for what runs nothing, then for tests of modules in
 * Firefox. Unit tests come after those of the extension in Firefox, which are the fewest: so all lanes take about as long. Tests of
 * the built extension wait more than they compute, so the other lanes fill the processor meanwhile.
 *
 * @param isLong what takes too long for each run: all tests in the built extension in both browsers, and long model tests
 * @param only leaves out the other lanes, but not what this one needs
 */
export function lanesOf(isLong: boolean, only?: LaneName): Lane[] {
  const lanes: Lane[] = [
    { name: 'chromium', parts: [extensionTests('chromium', isLong)] },
    { name: 'firefox', parts: [extensionTests('firefox', isLong), ...(isLong ? [] : [UNIT])] },
    { name: 'browser', parts: [moduleTests('chromium', isLong)] },
    { name: 'checks', parts: [...(isLong ? LONG_CHECKS : CHECKS), moduleTests('firefox', isLong)] },
  ];
  if (!only) return lanes;
  return lanes
    .filter(({ name }) => name === only)
    .map(({ name, parts }) => {
      const needed = [...BUILDS, ARCHIVES].filter(
        (build) => !parts.includes(build) && parts.some(({ needs }) => needs?.includes(build.title)),
      );
      return { name, parts: [...needed, ...parts] };
    });
}

function extensionTests(browser: Browser, isLong: boolean): Part {
  return {
    title: `${isLong ? 'all e2e' : 'e2e'}, ${nameOf(browser)}`,
    run: { project: `${isLong ? 'long' : 'e2e'}-${browser}` },
    needs: [(isLong ? ARCHIVES : buildFor(browser)).title],
    ...(isLong && { environment: FROM_ARCHIVES }),
  };
}

function moduleTests(browser: Browser, isLong: boolean): Part {
  const project = `browser (${browser})`;
  return isLong
    ? {
        title: `long model tests, pairs and random pages, ${nameOf(browser)}`,
        run: {
          project,
          files: [
            'tests/browser/page/model',
            'tests/browser/page/pairs',
            'tests/browser/page/hostile-structure',
          ],
        },
        environment: { ...LONG_MODEL, ...ALL_PAIRS, ...MORE_RANDOM },
      }
    : { title: `browser, ${nameOf(browser)}`, run: { project } };
}

function buildFor(browser: Browser): Part {
  return browser === 'chromium' ? BUILD_CHROMIUM : BUILD_FIREFOX;
}

function nameOf(browser: Browser): string {
  return browser === 'chromium' ? 'Chromium' : 'Firefox';
}

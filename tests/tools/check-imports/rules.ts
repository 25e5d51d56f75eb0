/**
 * The dependency rules of `lib/`: which modules (the folders of `lib/`) each module may import from. Any module may
 * import `text`, which has no dependency itself.
 */
export const DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  text: [],
  glossary: [],
  matcher: [],
  vocabulary: ['glossary', 'matcher'],
  packaging: [],
  page: ['matcher'],
  card: ['glossary', 'locales'],
  popover: ['page', 'card', 'protocol', 'locales'],
  protocol: ['glossary'],
  settings: [],
  tabs: ['protocol', 'settings'],
  pdf: ['matcher', 'page'],
  screens: ['pdf', 'card', 'glossary', 'settings', 'tabs', 'protocol', 'locales'],
  scout: ['matcher', 'page'],
  'frame-life': ['protocol', 'settings', 'page', 'popover', 'glossary', 'matcher'],
  locales: [],
};

/** Modules that a module may know by their types only. */
export const TYPE_DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  popover: ['glossary'],
  // What a name is to the matcher is declared there.
  glossary: ['matcher'],
};

/** The modules that read the dataset in `data/`. */
export const DATA_READERS: readonly string[] = ['glossary'];

/**
 * Folders inside a module that others may import from, by their own index. What a static import reaches is evaluated at once, and
 * these are all of their module that one script is to evaluate: the scout in every frame, or the script that makes cards.
 */
export const PUBLIC_FOLDERS: readonly string[] = [
  'lib/glossary/shipped/index.ts',
  'lib/page/dom/index.ts',
  'lib/page/schedule/index.ts',
  'lib/matcher/prefilter/index.ts',
  'lib/popover/host/index.ts',
  'lib/protocol/in-frame/index.ts',
  'lib/settings/in-page/index.ts',
];

/** Checks of the dataset. */
export const BUILD_CHECKS = 'lib/glossary/check/';

/** For the build and the tests, never part of the extension: only these folders and `wxt.config.ts` import them. */
export const BUILD_ONLY: readonly string[] = [BUILD_CHECKS, 'lib/vocabulary/', 'lib/packaging/'];

/** The modules that the checks need beyond those of the glossary: whether two names are written alike is the matcher's to say. */
export const BUILD_CHECK_DEPENDENCIES: readonly string[] = ['matcher'];

/** Files that nothing imports: what the extension's build starts from. */
export const ENTRY_POINTS: readonly RegExp[] = [
  /^wxt\.config\.ts$/,
  /^entrypoints\/[^/]+\/(index|main)\.tsx?$/,
  // A style sheet that the background inserts as a file.
  /^entrypoints\/[^/]+\.css$/,
  // The types of files that are imported by their address in the built extension.
  /-files\.d\.ts$/,
];

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * The bundles that the extension has a size budget for. `contentScripts`: what every frame of every page loads. `reader`: what
 * the background puts into a frame. `background`: its script and the files of facts that it reads. `popup`, `glossary`: all that the
 * page loads.
 */
export type Bundle = 'contentScripts' | 'reader' | 'background' | 'popup' | 'glossary';

interface Manifest {
  content_scripts?: { js?: string[]; css?: string[] }[];
  background?: { service_worker?: string; scripts?: string[] };
  action?: { default_popup?: string };
}

/**
 * Finds which files of a built extension belong to which bundle. A script or a style that neither the manifest nor a page
 * names can only be put into a frame by the background, so it is the reader's.
 *
 * @param folder the folder with manifest.json
 * @returns paths within the folder
 */
export function bundleFiles(folder: string): Record<Bundle, string[]> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const { service_worker: worker, scripts = [] } = manifest.background ?? {};
  const popup = manifest.action?.default_popup;
  const shared = all.filter((path) => SHARED.test(path) && /\.(?:js|css)$/.test(path));

  const contentScripts = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]);
  // A style that the background names is one that it puts into frames.
  const background = withShared(
    folder,
    worker === undefined ? scripts : [worker],
    shared.filter((path) => path.endsWith('.js')),
  );
  const pages = withShared(
    folder,
    all.filter((path) => path.endsWith('.html')),
    shared,
  );
  const named = new Set([...contentScripts, ...background, ...pages]);
  return {
    contentScripts: [...new Set(contentScripts)],
    reader: all.filter(
      (path) => /\.(?:js|css)$/.test(path) && !named.has(path) && !path.startsWith(LOADED_BY_PDF_PAGE),
    ),
    background: [...background, ...all.filter(isDataFile)],
    popup: popup === undefined ? [] : withShared(folder, [popup], shared),
    glossary: all.includes('glossary.html') ? withShared(folder, ['glossary.html'], shared) : [],
  };
}

/**
 * Measures the bundles of a built extension.
 *
 * @param folder the folder with manifest.json
 * @returns bytes by bundle, each file compressed by gzip
 */
export function bundleSizes(folder: string): Record<Bundle, number> {
  const { contentScripts, reader, background, popup, glossary } = bundleFiles(folder);
  const size = (files: readonly string[]) =>
    files.reduce((bytes, file) => bytes + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  return {
    contentScripts: size(contentScripts),
    reader: size(reader),
    background: size(background),
    popup: size(popup),
    glossary: size(glossary),
  };
}

/** The files of pdf.js, which the PDF page alone loads, by addresses that it makes. */
const LOADED_BY_PDF_PAGE = 'pdfjs/';

/** Files with a hash in their name, which only the files that load them know. */
const SHARED = /^(?:chunks|assets)\//;

/** Adds the shared files that some files load, directly or through each other. */
function withShared(folder: string, files: readonly string[], shared: readonly string[]): string[] {
  const found = new Set(files);
  // A set is iterated up to what is added meanwhile.
  for (const file of found) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const path of shared) if (text.includes(path.replace(SHARED, ''))) found.add(path);
  }
  return [...found];
}

function isDataFile(path: string): boolean {
  return path.endsWith('.json') && path !== 'manifest.json' && !path.startsWith('_locales/');
}

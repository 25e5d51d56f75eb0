import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of a manifest that matters to whoever installs it. */
interface InstallableManifest {
  background?: { service_worker?: string };
  browser_specific_settings?: { gecko?: { id?: string } };
}

/**
 * Checks that a folder holds a built extension.
 *
 * @param extensionDir the folder with manifest.json
 * @throws Error when there is none, with the command that builds it
 */
export function requireBuiltExtension(extensionDir: string): void {
  if (existsSync(join(extensionDir, 'manifest.json'))) return;
  throw new Error(`No built extension in ${extensionDir} (no manifest.json there). Build it: npm run build`);
}

/**
 * Checks that the extension has a page: for a missing one Firefox shows an empty document and no error.
 *
 * @param extensionDir the folder with manifest.json
 * @param path the page within it; a query or a fragment may follow
 * @throws Error when there is no such file
 */
export function requireExtensionPage(extensionDir: string, path: string): void {
  const file = join(extensionDir, path.replace(/[?#].*/, ''));
  if (!existsSync(file)) throw new Error(`The built extension has no page ${file}.`);
}

/**
 * Reads the id by which Firefox knows the extension.
 *
 * @param extensionDir the folder with manifest.json
 * @returns `browser_specific_settings.gecko.id`
 * @throws Error when the manifest has none: without it Firefox invents a new id at each install
 */
export function geckoId(extensionDir: string): string {
  const id = readManifest(extensionDir).browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`The manifest in ${extensionDir} has no browser_specific_settings.gecko.id.`);
  return id;
}

/** @returns whether Chromium will start a service worker for the extension in this folder */
export function hasServiceWorker(extensionDir: string): boolean {
  return readManifest(extensionDir).background?.service_worker !== undefined;
}

function readManifest(extensionDir: string): InstallableManifest {
  return JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as InstallableManifest;
}

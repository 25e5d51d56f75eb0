import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind } from '../browsers/index.ts';

/** Absolute paths; all end with a slash. */
export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
export const articleFolder = fileURLToPath(new URL('../../fixtures/article/', import.meta.url));

/** @returns where the demo saves its pictures of a browser; Git does not keep it */
export function screenshotFolder(kind: BrowserKind): string {
  return fileURLToPath(new URL(`../../../demo-screenshots/${kind}/`, import.meta.url));
}

/** @returns where WXT puts the extension that it builds for this family of browsers */
export function extensionFolder(kind: BrowserKind): string {
  return fileURLToPath(
    new URL(`../../../.output/${kind === 'firefox' ? 'firefox' : 'chrome'}-mv3/`, import.meta.url),
  );
}

/** @returns the path as a reader would type it where the demo was started */
export function shortPath(path: string): string {
  return relative(process.cwd(), path) || '.';
}

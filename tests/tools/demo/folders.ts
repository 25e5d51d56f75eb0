import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind } from '../browsers/index.ts';

/** Absolute paths; all end with a slash. */
export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
export const articleFolder = fileURLToPath(new URL('../../fixtures/article/', import.meta.url));
/** Git does not keep it. */
export const screenshotFolder = fileURLToPath(new URL('../../../demo-screenshots/', import.meta.url));
/** The README's pictures. */
export const readmePictureFolder = fileURLToPath(new URL('../../fixtures/screenshots/', import.meta.url));

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

import { fileURLToPath } from 'node:url';

/** Absolute paths; all end with a slash. Git does not keep this one. */
export const sheetFolder = fileURLToPath(new URL('../../../screens/', import.meta.url));
/** Holds the articles of `article` and `screens`. */
export const fixtureFolder = fileURLToPath(new URL('../../fixtures/', import.meta.url));
/** The README's pictures. */
export const readmePictureFolder = fileURLToPath(new URL('../../fixtures/screenshots/', import.meta.url));

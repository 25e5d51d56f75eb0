/** A picture that a store shows. */
export interface StorePicture {
  name: string;
  /** In pixels, as the stores ask for it. */
  width: number;
  height: number;
}

const SCREEN = { width: 1280, height: 800 };

/** What the stores get: screens of the real extension, and the tile of Chrome and Edge. */
export const PICTURES = [
  { name: '1-card', ...SCREEN },
  { name: '2-search', ...SCREEN },
  { name: '3-glossary', ...SCREEN },
  { name: '4-first-run', ...SCREEN },
  { name: 'tile', width: 440, height: 280 },
] as const satisfies readonly StorePicture[];

export type PictureName = (typeof PICTURES)[number]['name'];

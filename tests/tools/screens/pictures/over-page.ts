import sharp from 'sharp';

/** The distance of a popup from the right edge of the page and from its upper one, CSS pixels. */
const EDGE = { right: 24, top: 8 };

/**
 * Lays the picture of a popup over that of a page, where a toolbar opens it: at the upper right edge.
 *
 * @param page PNG
 * @param popup PNG, of as many pixels for a CSS pixel as `page`
 * @param scale pixels for a CSS pixel
 * @returns PNG, of the size of `page`
 */
export async function overPage(page: Uint8Array, popup: Uint8Array, scale: number): Promise<Uint8Array> {
  const behind = await sharp(page).metadata();
  const { width, height } = await sharp(popup).metadata();
  const left = behind.width - width - EDGE.right * scale;
  const top = EDGE.top * scale;
  const border = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2}" height="${height + 2}"><rect width="100%" height="100%" fill="#0004"/></svg>`,
  );
  return sharp(page)
    .composite([
      { input: border, left: left - 1, top: top - 1 },
      { input: Buffer.from(popup), left, top },
    ])
    .png()
    .toBuffer();
}

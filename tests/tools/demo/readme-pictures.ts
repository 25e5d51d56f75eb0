import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readmePictureFolder } from './folders.ts';
import type { TourPictures } from './tour.ts';

/** In pixels. A README is shown about this wide; the popup is as wide as in the browser. */
const widths = { card: 900, popup: 360 };

/** What a picture in a repository may weigh. */
const mostBytes = 120_000;

/**
 * Makes light copies of the tour's pictures for the README.
 *
 * @returns the paths of the copies
 * @throws Error when one is heavier than a picture in a repository should be
 */
export async function writeReadmePictures(pictures: TourPictures): Promise<string[]> {
  await mkdir(readmePictureFolder, { recursive: true });
  return Promise.all((['card', 'popup'] as const).map((name) => writeCopy(pictures[name], name)));
}

async function writeCopy(screenshot: string, name: keyof typeof widths): Promise<string> {
  const path = join(readmePictureFolder, `${name}.png`);
  const { size } = await sharp(screenshot)
    .resize({ width: widths[name], withoutEnlargement: true })
    .png({ palette: true, quality: 90, effort: 10, compressionLevel: 9, dither: 0 })
    .toFile(path);
  if (size > mostBytes) throw new Error(`${path} weighs ${size} bytes; ${mostBytes} are allowed.`);
  return path;
}

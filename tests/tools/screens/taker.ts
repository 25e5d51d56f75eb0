import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture, Take } from './views.ts';
import { wholePage, windowPart } from './window-part.ts';

/** Saves pictures into a folder, and knows which. */
export interface Taker {
  take: Take;
  pictures: Picture[];
}

/**
 * @param folder of the sheet; its folder of pictures is emptied
 * @param pictureFolder within it
 */
export async function takerInto(folder: string, pictureFolder: string): Promise<Taker> {
  await rm(join(folder, pictureFolder), { recursive: true, force: true });
  await mkdir(join(folder, pictureFolder), { recursive: true });
  const pictures: Picture[] = [];
  return {
    pictures,
    async take(page, view, part) {
      const { id, look, language, size } = view;
      const file = `${pictureFolder}/${id}-${language}-${size.replace(/\D+/g, '')}-${look}.png`;
      const path = join(folder, file) as `${string}.png`;
      await page.screenshot({
        path,
        optimizeForSpeed: true,
        ...(part === 'whole page' ? await wholePage(page) : part && (await windowPart(page, part))),
      });
      pictures.push({ ...view, file });
    },
  };
}

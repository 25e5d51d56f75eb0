import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserKind } from '../../browsers/index.ts';
import type { Picture, Take } from '../views.ts';
import { wholePage, windowPart } from './window-part.ts';

/** Saves pictures into a folder. */
export interface PictureFolder {
  take: Take;
  /** Those that have been saved. */
  pictures: Picture[];
}

/**
 * @param folder of the sheet; a browser's pictures have a folder within it
 * @param kind the browser whose tabs will be taken
 * @param isEmptied whether earlier pictures of that browser go
 */
export async function openPictureFolder(
  folder: string,
  kind: BrowserKind,
  { isEmptied }: { isEmptied: boolean },
): Promise<PictureFolder> {
  if (isEmptied) await rm(join(folder, kind), { recursive: true, force: true });
  await mkdir(join(folder, kind), { recursive: true });
  // Packs pictures less and so takes half the time. Chromium alone has it.
  const speed = kind === 'chromium' ? { optimizeForSpeed: true } : {};
  const pictures: Picture[] = [];
  return {
    pictures,
    async take(page, view, part) {
      const { id, appearance, language, size } = view;
      const file = `${kind}/${id}-${language}-${size.replace(/\D+/g, '')}-${appearance}.png`;
      const path = join(folder, file) as `${string}.png`;
      await page.screenshot({
        path,
        ...speed,
        ...(part === 'whole page' ? await wholePage(page) : part && (await windowPart(page, part))),
      });
      pictures.push({ ...view, file });
    },
  };
}

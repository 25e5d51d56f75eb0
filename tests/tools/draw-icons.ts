/** Draws the toolbar and store icons from icon.svg into public/icon, in colour ("on") and dimmed ("off"). */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const SIZES = [16, 32, 48, 96, 128];
const drawing = readFileSync(new URL('icon.svg', import.meta.url));

for (const size of SIZES) {
  const icon = sharp(drawing, { density: 9 * size }).resize(size, size);
  await icon.clone().png({ compressionLevel: 9 }).toFile(`public/icon/on-${size}.png`);
  // The red channel of the brand colour is nearer to middle grey than its lightness; half transparent on any toolbar.
  await icon
    .clone()
    .greyscale()
    .linear(0.8, 60)
    .ensureAlpha(0.55)
    .png({ compressionLevel: 9 })
    .toFile(`public/icon/off-${size}.png`);
}

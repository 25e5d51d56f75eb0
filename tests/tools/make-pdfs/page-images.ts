import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ScannedPage } from '../pdf-writer/index.ts';
import { runCommand } from '../run-command.ts';

const TIFF_STRIP_OFFSETS = 273;
const TIFF_STRIP_BYTES = 279;

/**
 * One picture of a page in the four forms in which scanners write it: JPEG, fax (CCITT group 4), JBIG2 and JPEG 2000. A reader of
 * PDFs needs another decoder for each.
 *
 * @param picture a file with the picture of a page
 * @param folder for what is made on the way
 */
export async function scansOf(picture: string, folder: string): Promise<ScannedPage[]> {
  const grey = sharp(picture).greyscale().toColourspace('b-w');
  const { width, height } = await grey.metadata();
  const size = { width, height };
  const fax = await faxOf(picture);
  const png = join(folder, 'scan.png');
  await writeFile(png, await grey.clone().png().toBuffer());
  const jpx = join(folder, 'scan.jp2');
  await runCommand(['opj_compress', '-i', png, '-o', jpx, '-r', '40'], () => undefined);
  const oneBit = '/ColorSpace /DeviceGray /BitsPerComponent 1';
  return [
    {
      ...size,
      entries: '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode',
      data: await grey.clone().jpeg({ quality: 20 }).toBuffer(),
    },
    {
      ...size,
      entries: `${oneBit} /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns ${width} /Rows ${height}>>`,
      data: fax,
    },
    { ...size, entries: `${oneBit} /Filter /JBIG2Decode`, data: jbig2(fax, size) },
    { ...size, entries: '/Filter /JPXDecode', data: await readFile(jpx) },
  ];
}

/** The picture in black and white, as a fax sends it; without the TIFF file around it, which has a single strip. */
async function faxOf(picture: string): Promise<Buffer> {
  const tiff = await sharp(picture)
    .greyscale()
    .threshold(160)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true, tileHeight: 16_384 })
    .toBuffer();
  const directory = tiff.readUInt32LE(4);
  const values = new Map<number, number>();
  for (let entry = 0; entry < tiff.readUInt16LE(directory); entry++) {
    const at = directory + 2 + 12 * entry;
    if (tiff.readUInt32LE(at + 4) !== 1) continue;
    const isShort = tiff.readUInt16LE(at + 2) === 3;
    values.set(tiff.readUInt16LE(at), isShort ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8));
  }
  const offset = values.get(TIFF_STRIP_OFFSETS);
  const length = values.get(TIFF_STRIP_BYTES);
  if (offset === undefined || length === undefined) throw new Error('The fax has more than one strip.');
  return tiff.subarray(offset, offset + length);
}

/** A fax in the segments of JBIG2 as a PDF holds them (ITU-T T.88, 7.2 to 7.4): the page, then one region coded as a fax. */
function jbig2(fax: Buffer, { width, height }: { width: number; height: number }): Buffer {
  const page = Buffer.alloc(19);
  page.writeUInt32BE(width, 0);
  page.writeUInt32BE(height, 4);
  const region = Buffer.alloc(18);
  region.writeUInt32BE(width, 0);
  region.writeUInt32BE(height, 4);
  region[17] = 1;
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, fax]))]);
}

function segment(number: number, type: number, data: Buffer): Buffer {
  const header = Buffer.alloc(11);
  header.writeUInt32BE(number, 0);
  header[4] = type;
  header[6] = 1;
  header.writeUInt32BE(data.length, 7);
  return Buffer.concat([header, data]);
}

import { createDeflate, deflateSync } from 'node:zlib';
import { PdfFile } from './pdf-file.ts';
import { textLines } from './text-document.ts';

/** Pixels of each side of the image: 1.25 GB of one bit each. */
const SIDE = 100_000;
const FONT = '<</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>';

/**
 * A document whose second page shows an image of 100,000 x 100,000 pixels, deflated twice to a few kilobytes, between pages that
 * any reader can show.
 */
export async function imageBomb(): Promise<Uint8Array> {
  const file = new PdfFile();
  const image = file.add({
    entries:
      `/Type /XObject /Subtype /Image /Width ${SIDE} /Height ${SIDE} /BitsPerComponent 1 /ColorSpace /DeviceGray ` +
      '/Filter [/FlateDecode /FlateDecode]',
    stream: deflateSync(await deflatedZeros((SIDE * SIDE) / 8), { level: 9 }),
  });
  return documentOf(file, [
    { content: textLines(['The page before the image names letrozole.']) },
    {
      content: `q 400 0 0 400 60 60 cm /Big Do Q ${textLines(['The page of the image names olaparib.'])}`,
      objects: `/Big ${image}`,
    },
    { content: textLines(['The page after the image names tamoxifen.']) },
  ]);
}

/** Drawings that each draw the next one ten times: the second page would show its text 10^9 times. */
export function formBomb(): Uint8Array {
  const file = new PdfFile();
  let inner = form(file, textLines(['letrozole']), '');
  for (let depth = 0; depth < 9; depth++) inner = form(file, '/Inner Do '.repeat(10), `/Inner ${inner}`);
  return documentOf(file, [
    { content: textLines(['The page before names letrozole.']) },
    { content: '/Inner Do', objects: `/Inner ${inner}` },
    { content: textLines(['The page after names tamoxifen.']) },
  ]);
}

function form(file: PdfFile, stream: string, objects: string): string {
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${FONT} /XObject <<${objects}>>>>`;
  return file.add({ entries, stream });
}

function documentOf(file: PdfFile, pages: readonly { content: string; objects?: string }[]): Uint8Array {
  const tree = file.reserve();
  const kids = pages.map(({ content, objects = '' }) =>
    file.add(
      `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${file.add({ entries: '', stream: content })} ` +
        `/Resources <</Font ${FONT} /XObject <<${objects}>>>>>>`,
    ),
  );
  file.set(tree, `<</Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}]>>`);
  return file.bytes(file.add(`<</Type /Catalog /Pages ${tree}>>`));
}

/** So many zero bytes, deflated a megabyte at a time. */
async function deflatedZeros(length: number): Promise<Uint8Array> {
  const piece = Buffer.alloc(1_000_000);
  const deflate = createDeflate({ level: 9 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => deflate.once('end', resolve).once('error', reject));
  for (let left = length; left > 0; left -= piece.length) {
    const taken = deflate.write(piece.subarray(0, Math.min(left, piece.length)));
    if (!taken) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await ended;
  return Buffer.concat(chunks);
}

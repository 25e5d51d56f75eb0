import { deflateSync } from 'node:zlib';
import { PdfFile, pdfString } from './pdf-file.ts';

/** The picture of each page, in pixels. */
export const PICTURE = { width: 1600, height: 2200 };

/**
 * A document of forms with a picture on each page, as a scanner makes them: small as a file, large when it is drawn.
 *
 * @param pages how many, each with a picture of its own and a field that names a drug
 */
export function pictureDocument(pages: number): Uint8Array {
  const file = new PdfFile();
  const tree = file.reserve();
  const font = file.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const kids = Array.from({ length: pages }, (_, page) => {
    const row = Buffer.from(Array.from({ length: PICTURE.width * 3 }, (_, x) => (x * 3 + page * 17) % 256));
    const picture = file.add({
      entries:
        `/Type /XObject /Subtype /Image /Width ${PICTURE.width} /Height ${PICTURE.height} /ColorSpace /DeviceRGB ` +
        '/BitsPerComponent 8 /Filter /FlateDecode',
      stream: deflateSync(Buffer.concat(Array.from({ length: PICTURE.height }, () => row)), { level: 1 }),
    });
    const field = file.add(
      `<</Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (field-${page}) /V (tamoxifen) /Rect [60 20 260 40] /DA (/Helv 12 Tf 0 g)>>`,
    );
    const words = pdfString(`Page ${page + 1} names letrozole.`);
    const contents = file.add({
      entries: '',
      stream: `q 500 0 0 700 50 60 cm /I Do Q BT /Helv 12 Tf 60 800 Td ${words} Tj ET`,
    });
    return file.add(
      `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${contents} /Annots [${field}] ` +
        `/Resources <</Font <</Helv ${font}>> /XObject <</I ${picture}>>>>>>`,
    );
  });
  file.set(tree, `<</Type /Pages /Count ${pages} /Kids [${kids.join(' ')}]>>`);
  return file.bytes(
    file.add(
      `<</Type /Catalog /Pages ${tree} /AcroForm <</Fields [] /NeedAppearances true /DR <</Font <</Helv ${font}>>>> ` +
        '/DA (/Helv 12 Tf 0 g)>>>>',
    ),
  );
}

import { PdfFile } from './pdf-file.ts';

/** A picture of a page as it stands in a file. */
export interface ScannedPage {
  /** The image's entries beside its size: filter, colours, parameters. */
  entries: string;
  width: number;
  height: number;
  data: Uint8Array;
  /** What the page's text layer says, invisibly, as a scanner that recognises letters writes it. */
  invisible?: string;
}

/** A document of pictures of pages, each drawn over a whole portrait page. */
export function scannedDocument(pages: readonly ScannedPage[]): Uint8Array {
  const file = new PdfFile();
  const tree = file.reserve();
  const font = file.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const kids = pages.map(({ entries, width, height, data, invisible = '' }) => {
    const image = file.add({
      entries: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries}`,
      stream: data,
    });
    const contents = file.add({
      entries: '',
      stream: Buffer.from(`q 595 0 0 842 0 0 cm /Scan Do Q ${invisible}`, 'latin1'),
    });
    return file.add(
      `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${contents} ` +
        `/Resources <</XObject <</Scan ${image}>> /Font <</F1 ${font}>>>>>>`,
    );
  });
  file.set(tree, `<</Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}]>>`);
  return file.bytes(file.add(`<</Type /Catalog /Pages ${tree}>>`));
}

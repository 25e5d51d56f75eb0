import { PdfFile, type PdfPart, pdfString } from './pdf-file.ts';

/** A portrait page of A4, in points. */
const A4 = { width: 595, height: 842 };
const MARGIN = 60;
const FONT_SIZE = 11;
const LINE_HEIGHT = 15;

interface PageSize {
  width: number;
  height: number;
}

export interface TextDocument {
  /** The lines of each page. What a page says is made when it is written, so that thousands need no memory. */
  pages: number;
  lines(page: number): readonly string[];
  /** How large a page is, in points; without it, A4. */
  size?(page: number): PageSize;
  /** Zero bytes in a stream that no page uses, before the last page. */
  padding?: number;
}

/** A document of plain lines in Helvetica, which is not in the file. */
export function textDocument(document: TextDocument): Uint8Array {
  const { file, root } = writeDocument(document);
  return file.bytes(root);
}

/** The same in parts, for a document that is too large to be kept whole. */
export function textDocumentParts(document: TextDocument): PdfPart[] {
  const { file, root } = writeDocument(document);
  return file.parts(root);
}

function writeDocument({ pages, lines, size = () => A4, padding = 0 }: TextDocument): {
  file: PdfFile;
  root: string;
} {
  const file = new PdfFile();
  const tree = file.reserve();
  const font = file.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const kids: string[] = [];
  for (let page = 1; page <= pages; page++) {
    if (padding > 0 && page === pages) file.addZeros(padding);
    const { width, height } = size(page);
    const contents = file.add({ entries: '', stream: textLines(lines(page), { height }) });
    kids.push(
      file.add(
        `<</Type /Page /Parent ${tree} /MediaBox [0 0 ${width} ${height}] /Contents ${contents} ` +
          `/Resources <</Font <</F1 ${font}>>>>>>`,
      ),
    );
  }
  file.set(tree, `<</Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}]>>`);
  return { file, root: file.add(`<</Type /Catalog /Pages ${tree}>>`) };
}

/** The content of a page: lines one below the other, in the font F1. */
export function textLines(
  lines: readonly string[],
  { isInvisible = false, height = A4.height } = {},
): string {
  const mode = isInvisible ? 3 : 0;
  const shown = lines.map((line) => `${pdfString(line)} Tj T*`);
  return `BT ${mode} Tr /F1 ${FONT_SIZE} Tf ${LINE_HEIGHT} TL ${MARGIN} ${height - MARGIN} Td ${shown.join(' ')} ET`;
}

import { PdfFile, pdfString } from './pdf-file.ts';

/**
 * A document without fonts of its own: three of the standard ones, and a Japanese one whose signs stand in the encoding
 * 90ms-RKSJ-H, which a reader has to know (ISO 32000-1, 9.7.5.2).
 */
export function unembeddedFonts(): Uint8Array {
  const file = new PdfFile();
  const tree = file.reserve();
  const standard = ['Helvetica', 'Times-Roman', 'Courier'].map((name) =>
    file.add(`<</Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding>>`),
  );
  const descriptor = file.add(
    '<</Type /FontDescriptor /FontName /Ryumin-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 ' +
      '/Descent -200 /CapHeight 700 /StemV 80>>',
  );
  const japanese = file.add(
    '<</Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light-90ms-RKSJ-H /Encoding /90ms-RKSJ-H /DescendantFonts [' +
      `<</Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /FontDescriptor ${descriptor} ` +
      '/CIDSystemInfo <</Registry (Adobe) /Ordering (Japan1) /Supplement 2>> /DW 1000 /W [231 [500] 232 632 500]>>]>>',
  );
  // "Medicine" in Shift JIS.
  const medicine = Buffer.from('88e396f2', 'hex').toString('latin1');
  const contents = file.add({
    entries: '',
    stream: Buffer.from(
      `BT 24 TL 60 780 Td /F0 14 Tf ${pdfString('Helvetica: letrozole is Femara.')} Tj T* ` +
        `/F1 14 Tf ${pdfString('Times: trastuzumab is Herceptin.')} Tj T* ` +
        `/F2 14 Tf ${pdfString('Courier: olaparib is Lynparza.')} Tj T* ` +
        `/J 14 Tf ${pdfString(`${medicine} tamoxifen ${medicine}`)} Tj ET`,
      'latin1',
    ),
  });
  const fonts = standard.map((font, index) => `/F${index} ${font}`).join(' ');
  const page = file.add(
    `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${contents} /Resources <</Font <<${fonts} /J ${japanese}>>>>>>`,
  );
  file.set(tree, `<</Type /Pages /Count 1 /Kids [${page}]>>`);
  return file.bytes(file.add(`<</Type /Catalog /Pages ${tree}>>`));
}

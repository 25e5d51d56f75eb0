import { PdfFile, pdfString } from './pdf-file.ts';
import { textLines } from './text-document.ts';

interface Field {
  /** Left, bottom, width and height, in points. */
  box: readonly [number, number, number, number];
  entries: string;
  /** What its picture draws; one without has none. */
  drawn?: string;
  /** How its picture is turned and moved, if it is. */
  matrix?: string;
}

const DRAW = '/Helv 12 Tf 0 g';

/** A letter with a form that is filled in, and with lines that somebody has typed onto it. */
export function formDocument(): Uint8Array {
  const file = new PdfFile();
  const tree = file.reserve();
  const page = file.reserve();
  const font = file.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const resources = `/Resources <</Font <</Helv ${font} /F1 ${font}>>>>`;
  const add = ({ box: [left, bottom, width, height], entries, drawn, matrix }: Field) => {
    const [across, high] = matrix ? [height, width] : [width, height];
    const picture =
      drawn &&
      file.add({
        entries:
          `/Type /XObject /Subtype /Form /BBox [0 0 ${across} ${high}] ${resources}` +
          (matrix ? ` /Matrix [${matrix}]` : ''),
        stream: drawn,
      });
    return file.add(
      `<</Type /Annot /P ${page} /Rect [${left} ${bottom} ${left + width} ${bottom + height}] /DA (${DRAW}) ${entries}` +
        `${picture ? ` /AP <</N ${picture}>>` : ''}>>`,
    );
  };
  const typed = [
    add({
      box: [60, 660, 200, 40],
      entries: '/Subtype /FreeText /Contents (typed on: letrozole)',
      drawn: text('2 26 Td (typed on: ) Tj (letro) Tj (zole) Tj 0 -13 Td [(and) -400 (Verzenios)] TJ'),
    }),
    add({ box: [60, 620, 200, 30], entries: '/Subtype /FreeText /Contents (then olaparib)' }),
  ];
  const fields = [
    // Behind the printed "trastuzumab".
    add({ ...single('beside', 'emtansine'), box: [300, 778, 120, 16] }),
    add({
      box: [60, 540, 200, 60],
      entries: value('list', 'First tamoxifen and palbociclib, then pertu-\nzumab.', '/Ff 4096'),
      drawn: text(
        '2 46 Td (First tamoxifen and) Tj 0 -14 Td (palbociclib, then pertu-) Tj 0 -14 Td (zumab.) Tj',
      ),
    }),
    add({
      box: [60, 500, 192, 20],
      entries: value('boxes', 'docetaxel', '/Ff 16777216 /MaxLen 12'),
      drawn: text(`2 5 Td ${[...'docetaxel'].map((letter) => `(${letter}) Tj 16 0 Td`).join(' ')}`),
    }),
    add({
      box: [60, 470, 200, 20],
      entries: `${value('locked', 'Only everolimus', '/Ff 1')} /MK <</BG [1 1 .6]>>`,
      drawn: `1 1 .6 rg 0 0 200 20 re f ${text('2 5 Td (Only everolimus) Tj')}`,
    }),
    add({
      box: [420, 540, 20, 150],
      entries: `${value('aside', 'ribociclib')} /MK <</R 90>>`,
      drawn: text('2 5 Td (ribociclib) Tj'),
      matrix: '0 1 -1 0 20 0',
    }),
    add({ box: [60, 430, 200, 20], entries: value('bare', 'anastrozole') }),
    add({
      box: [280, 420, 130, 80],
      entries: value('bare list', 'Mondays and Fridays trastuzumab deruxtecan,\nthen neratinib.', '/Ff 4096'),
    }),
    ...(
      [
        [90, [420, 360, 60, 170]],
        [180, [240, 280, 170, 60]],
        [270, [500, 360, 60, 170]],
      ] as const
    ).map(([turn, box]) =>
      add({
        box,
        entries: `${value(`turned ${turn}`, `By ${turn} degrees,\nthen abemaciclib.`, '/Ff 4096')} /MK <</R ${turn}>>`,
      }),
    ),
    add({ ...single('hidden', 'exemestane'), box: [60, 400, 200, 20], entries: hidden('exemestane') }),
    add({
      box: [60, 370, 200, 20],
      entries: value('password', 'capecitabine', '/Ff 8192'),
      drawn: text('2 5 Td (************) Tj'),
    }),
    add({ box: [60, 340, 200, 20], entries: value('empty', '') }),
  ];
  const contents = file.add({
    entries: '',
    stream: textLines(['A letter; the printed words name trastuzumab']),
  });
  file.set(
    page,
    `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${contents} ${resources} ` +
      `/Annots [${[...typed, ...fields].join(' ')}]>>`,
  );
  file.set(tree, `<</Type /Pages /Count 1 /Kids [${page}]>>`);
  return file.bytes(
    file.add(
      `<</Type /Catalog /Pages ${tree} /AcroForm <</Fields [${fields.join(' ')}] /DR <</Font <</Helv ${font}>>>> ` +
        `/DA (${DRAW})>>>>`,
    ),
  );
}

function single(name: string, content: string): Pick<Field, 'entries' | 'drawn'> {
  return { entries: value(name, content), drawn: text(`2 5 Td ${pdfString(content)} Tj`) };
}

function value(name: string, content: string, more = ''): string {
  return `/Subtype /Widget /FT /Tx /F 4 /T (${name}) /V ${pdfString(content)} ${more}`;
}

function hidden(content: string): string {
  return value('hidden', content).replace('/F 4', '/F 2');
}

function text(drawn: string): string {
  return `/Tx BMC q BT ${DRAW} ${drawn} ET Q EMC`;
}

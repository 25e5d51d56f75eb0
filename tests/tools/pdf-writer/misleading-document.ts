import { PdfFile, pdfString, pdfText } from './pdf-file.ts';
import { textLines } from './text-document.ts';

/** Turns what follows from right to left, so that "exe.fdp" is seen as "pdf.exe" (Unicode, UAX 9). */
const OVERRIDE = '\u202e';

/** Where entries lead that no program would write; by their titles. */
const DESTINATIONS = {
  'enlarged 10^9 times': '/XYZ 0 800 1000000000',
  'made so small that it is gone': '/XYZ 0 800 0.000000001',
  'of a size below zero': '/XYZ 0 800 -3',
  'far outside of its page': '/XYZ 1000000000000 -1000000000000 0',
  'in a part without a size': '/FitR 10 10 10 10',
  'in a part turned inside out': '/FitR 500 800 -1000000000 -1000000000',
} as const;

/** The same, where they are no places at all. */
const NO_PLACES = {
  'a page that is not there': '[999999999 /Fit]',
  'no page': '[null /XYZ 0 0 1]',
  'a text': '[(page) /Fit]',
  'a way to show it that is none': '[0 /Nothing]',
  'nothing in brackets': '[]',
  'a name that leads to itself': '/loop',
  'a name that nothing has': '(nowhere)',
} as const;

/**
 * A document of three pages that says what is not so, in what a reader sees beside the pages: a title and entries of its outline
 * that are turned around and far too long, in a ring; entries to scripts, files and places that cannot be;
 * and a link whose text is another address.
 *
 * @param address where the link leads
 */
export function misleadingDocument(address: string): Uint8Array {
  const file = new PdfFile();
  const tree = file.reserve();
  const font = file.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const link = file.add(
    `<</Type /Annot /Subtype /Link /Border [0 0 1] /Rect [60 779 400 793] /A ${action(address)}>>`,
  );
  const pages = ['letrozole, told at https://honest.example/letrozole', 'olaparib', 'everolimus'].map(
    (line) => {
      const contents = file.add({ entries: '', stream: textLines([line]) });
      return file.add(
        `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${contents} ` +
          `/Resources <</Font <</F1 ${font}>>>> /Annots [${link}]>>`,
      );
    },
  );
  file.set(tree, `<</Type /Pages /Count ${pages.length} /Kids [${pages.join(' ')}]>>`);

  const outline = file.reserve();
  const entries = [
    ...Object.entries(DESTINATIONS).map(([title, place]) => ({ title, to: `/Dest [${pages[1]} ${place}]` })),
    ...Object.entries(NO_PLACES).map(([title, place]) => ({ title, to: `/Dest ${place}` })),
    { title: `a file ${OVERRIDE}fdp.exe`, to: `/A ${action('file:///etc/hostname')}` },
    { title: 'a script', to: `/A ${action('javascript:window.ran=1')}` },
    { title: '', to: `/Dest [${pages[2]} /Fit]` },
    { title: 'x'.repeat(1_000_000), to: `/Dest [${pages[2]} /Fit]` },
    { title: 'The next page', to: `/Dest [${pages[1]} /XYZ 0 842 1]` },
  ].map((entry) => ({ ...entry, reference: file.reserve() }));
  entries.forEach(({ title, to, reference }, i) => {
    // The last one leads to the first, and each has the whole list inside.
    const next = entries[(i + 1) % entries.length]?.reference;
    file.set(
      reference,
      `<</Title ${pdfText(title)} /Parent ${outline} /Next ${next} /First ${outline} ${to}>>`,
    );
  });
  file.set(outline, `<</Type /Outlines /First ${entries[0]?.reference} /Count ${entries.length}>>`);

  const names = file.reserve();
  file.set(names, `<</Limits [(a) (z)] /Kids [${names}]>>`);
  const labels = file.reserve();
  file.set(labels, `<</Limits [0 9] /Kids [${labels}]>>`);
  const info = file.add(`<</Title ${pdfText(`${OVERRIDE}${'title '.repeat(200_000)}`)}>>`);
  const root = file.add(
    `<</Type /Catalog /Pages ${tree} /Outlines ${outline} /PageMode /FullScreen /PageLabels ${labels} ` +
      `/Names <</Dests ${names}>> /Dests <</loop /loop>> /OpenAction [${pages[2]} /XYZ 0 0 1000000000]>>`,
  );
  return file.bytes(root, info);
}

function action(address: string): string {
  return `<</S /URI /URI ${pdfString(address)}>>`;
}

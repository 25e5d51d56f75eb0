/**
 * `npx tsx tests/tools/make-pdfs/main.ts`: makes the PDF files of tests/fixtures/pdf anew from their sources, and writes down in
 * names.json which drugs and classes pdftotext and our matcher find on each page. Tests need only what it has made.
 *
 * Needs pdflatex with the packages geometry, booktabs, pdflscape, hyperref, letterspace, lettrine and lmodern (Debian:
 * texlive-latex-extra, lmodern), soffice (libreoffice-writer) with the font DejaVu Sans, pdftotext, pdftocairo and pdftoppm (poppler-utils), qpdf, and
 * opj_compress (libopenjp2-tools).
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  formDocument,
  imageBomb,
  scannedDocument,
  textDocument,
  textLines,
  unembeddedFonts,
} from '../pdf-writer/index.ts';
import { runCommand } from '../run-command.ts';
import { namesByPage } from './names-by-page.ts';
import { scansOf } from './page-images.ts';

const PDFS = 'tests/fixtures/pdf';
/** LaTeX counts pages and sections in one run and writes them in the next. */
const LATEX_RUNS = 3;
const PASSWORD = 'rose';

const folder = mkdtempSync(join(tmpdir(), 'make-pdfs-'));
const source = (name: string) => resolve(PDFS, 'sources', name);
const made = (name: string) => join(folder, name);
const pdf = (name: string) => join(PDFS, name);
const run = (...command: [string, ...string[]]) =>
  runCommand(command, (line) => console.log(line), { SOURCE_DATE_EPOCH: '0' });

try {
  await latex('paper');
  await pack(made('paper.pdf'), pdf('paper.pdf'));
  await latex('tables');
  await pack(made('tables.pdf'), pdf('tables.pdf'));
  await latex('columns');
  await pack(made('columns.pdf'), pdf('columns.pdf'));
  await latex('letters');
  await run('pdftocairo', '-pdf', made('letters.pdf'), made('letters-by-cairo.pdf'));
  await pack(made('letters-by-cairo.pdf'), pdf('letters.pdf'));
  await latex('turned');
  await run('pdftocairo', '-pdf', made('turned.pdf'), made('turned-by-cairo.pdf'));
  await pack(
    made('turned-by-cairo.pdf'),
    pdf('turned.pdf'),
    '--rotate=+90:2',
    '--rotate=+180:3',
    '--rotate=+270:4',
  );
  await office('leaflet-fr', 'right-to-left', 'cells');
  await run('pdftoppm', '-r', '90', '-png', '-singlefile', pdf('leaflet-fr.pdf'), made('scan'));
  writeFileSync(pdf('scanned.pdf'), scannedDocument(await scansOf(made('scan.png'), folder)));
  writeFileSync(pdf('recognised.pdf'), await recognisedScan());
  writeFileSync(pdf('unembedded.pdf'), unembeddedFonts());
  writeFileSync(pdf('form.pdf'), formDocument());
  writeFileSync(pdf('image-bomb.pdf'), await imageBomb());
  await encrypt('locked', [PASSWORD, 'owner', '256']);
  await encrypt('owner-locked', ['', 'owner', '256'], '--print=none', '--extract=n', '--modify=none');
  const names: Record<string, string[][]> = {};
  for (const file of readdirSync(PDFS).filter((name) => name.endsWith('.pdf')))
    names[file] = await namesByPage(pdf(file), file === 'locked.pdf' ? PASSWORD : undefined);
  const list = join(PDFS, 'names.json');
  writeFileSync(list, JSON.stringify(names));
  await run('npx', 'biome', 'format', '--write', list);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function latex(name: string): Promise<void> {
  for (let pass = 0; pass < LATEX_RUNS; pass++)
    await run(
      'pdflatex',
      '-interaction=nonstopmode',
      '-halt-on-error',
      `-output-directory=${folder}`,
      source(`${name}.tex`),
    );
}

async function office(...names: readonly string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const sources = names.map((name) => source(`${name}.fodt`));
  await run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...sources);
  for (const name of names) copyFileSync(made(`${name}.pdf`), pdf(`${name}.pdf`));
}

async function pack(from: string, to: string, ...options: readonly string[]): Promise<void> {
  const small = [
    '--object-streams=generate',
    '--recompress-flate',
    '--compression-level=9',
    '--deterministic-id',
  ];
  await run('qpdf', ...small, ...options, from, to);
}

/** A scan under whose picture a scanner has written the text that it recognised. */
async function recognisedScan(): Promise<Uint8Array> {
  const lines = [
    'A scanner has recognised the letters of this page.',
    'It names letrozole, Herceptin and trastuzumab emtansine.',
  ];
  writeFileSync(made('lines.pdf'), textDocument({ pages: 1, lines: () => lines }));
  await run('pdftoppm', '-r', '90', '-png', '-singlefile', made('lines.pdf'), made('lines'));
  const [, fax] = await scansOf(made('lines.png'), folder);
  if (!fax) throw new Error('There is no fax of the page.');
  return scannedDocument([{ ...fax, invisible: textLines(lines, { isInvisible: true }) }]);
}

/** @param key the reader's password, the owner's, and the length of the key in bits */
async function encrypt(name: string, key: readonly string[], ...allowed: readonly string[]): Promise<void> {
  await run('qpdf', '--encrypt', ...key, ...allowed, '--', pdf('unembedded.pdf'), pdf(`${name}.pdf`));
}

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type DrawnItem, drawnItems } from '../text/drawn-text';
import type { Pdfjs } from './pdfjs';

/** The part of an annotation, as pdf.js tells of it, that is used here. */
interface AnnotationData {
  id: string;
  subtype: string;
  /** Left, bottom, right and top. Points. */
  rect: readonly [number, number, number, number];
  hidden?: boolean;
  password?: boolean;
  /** Whether the page draws it. */
  hasAppearance?: boolean;
  defaultAppearanceData?: { fontSize: number };
  /** 0 is at the left, 1 in the middle, 2 at the right. */
  textAlignment?: number | null;
  fieldType?: string | null;
  fieldValue?: unknown;
  pushButton?: boolean;
  /** Whether each letter has a box of its own. */
  comb?: boolean;
}

/** The letters are transparent, and are made as wide as those of the document: any font will do. */
const FONT = 'drawn';
const STYLES = { [FONT]: { fontFamily: 'sans-serif', ascent: 0.8, descent: -0.2, vertical: false } };

/** A page whose fields take longer to read has its own text without them: pictures in pictures may be made to be endless. Milliseconds. */
const MAX_READ_MS = 5000;

/**
 * Lets the text of each page end with that of its forms and of what was typed onto it, for all who ask for it: the text layer, the
 * search of the viewer, and who reads the names. pdf.js draws these, but does not count them as text.
 */
export function addDrawnText({ lib }: Pdfjs, document: PDFDocumentProxy): void {
  const getPage = document.getPage.bind(document);
  const known = new WeakSet<PDFPageProxy>();
  document.getPage = async (number) => {
    const page = await getPage(number);
    // pdf.js gives the same object each time.
    if (!known.has(page)) endWithDrawnText(page, lib);
    known.add(page);
    return page;
  };
}

function endWithDrawnText(page: PDFPageProxy, lib: Pdfjs['lib']): void {
  const streamText = page.streamTextContent.bind(page);
  page.streamTextContent = (options) =>
    streamText(options).pipeThrough(
      new TransformStream({
        async flush(controller) {
          // A page with damaged fields has its own text.
          const items = await within(MAX_READ_MS, readDrawn(page, lib)).catch(() => []);
          if (items.length > 0) controller.enqueue({ items, styles: STYLES, lang: null });
        },
      }),
    );
}

/** @throws Error when the promise is not settled after so many milliseconds */
function within<Result>(ms: number, promise: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It takes too long')), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/** @returns the lines of all fields */
async function readDrawn(page: PDFPageProxy, { OPS, AnnotationMode }: Pdfjs['lib']) {
  const annotations: AnnotationData[] = await page.getAnnotations({ intent: 'display' });
  const written = annotations.flatMap((one) => writtenItem(one) ?? []);
  const withText = annotations.filter(hasText);
  if (withText.length === 0) return written;
  const wanted = new Map(withText.map(({ id, comb: isComb = false }) => [id, { isComb }]));
  const operators = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE });
  const items = drawnItems(operators, OPS, wanted).map((item) => ({ ...item, fontName: FONT }));
  // Pictures of the page have been read with it, and would stay in memory.
  page.cleanup();
  return [...items, ...written];
}

/** The size of letters in a field that names none, and the height of a line, as the annotation layer of pdf.js has them: points, and heights of letters. */
const WRITTEN = { size: 9, line: 1.35 };
/** From the middle of a line to its base line. In heights of letters. */
const MIDDLE = 0.25;

/** A field that the document has no picture of is not drawn: the annotation layer writes its value, in the middle of its height. */
function writtenItem({
  rect: [left, bottom, right, top],
  ...field
}: AnnotationData): (DrawnItem & { fontName: string }) | null {
  const { fieldType, fieldValue: str, hasAppearance, hidden, password, comb, textAlignment } = field;
  if (fieldType !== 'Tx' || hasAppearance || hidden || password || comb) return null;
  if (typeof str !== 'string' || str.trim() === '' || /[\n\r]/.test(str)) return null;
  const size = Math.min(field.defaultAppearanceData?.fontSize || WRITTEN.size, (top - bottom) / WRITTEN.line);
  const width = measured(str) * size;
  const room = right - left - width;
  // It is broken, and nothing tells where.
  if (room < 0) return null;
  const x = left + (room * (textAlignment ?? 0)) / 2;
  const transform = [size, 0, 0, size, x, (bottom + top) / 2 - MIDDLE * size];
  return { str, dir: 'ltr', transform, width, height: size, hasEOL: true, isApart: true, fontName: FONT };
}

/** Measured in this size. CSS pixels. */
const MEASURED = 100;

/** Made once: a page may have thousands of fields. */
let context: OffscreenCanvasRenderingContext2D | null = null;

/** @returns the width of a text in the font of the annotation layer, in heights of letters */
function measured(text: string): number {
  context ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return Infinity;
  context.font = `${MEASURED}px sans-serif`;
  return context.measureText(text).width / MEASURED;
}

/** Empty fields are left out: to read what a page draws takes longer than to read its text. */
function hasText({
  subtype,
  hidden,
  hasAppearance,
  fieldType,
  fieldValue,
  pushButton,
}: AnnotationData): boolean {
  if (hidden) return false;
  if (subtype === 'FreeText' || subtype === 'Stamp') return true;
  if (subtype !== 'Widget' || !hasAppearance) return false;
  // Other buttons draw nothing but ticks.
  if (fieldType === 'Btn') return Boolean(pushButton);
  return fieldType === 'Sig' || Boolean(fieldValue?.toString());
}

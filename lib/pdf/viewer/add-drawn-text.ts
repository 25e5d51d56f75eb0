import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type DrawnItem, drawnItems } from '../text/drawn-text';
import { fieldLines } from '../text/field-lines';
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
  multiLine?: boolean;
  /** How its text is turned, against the clock: 0, 90, 180 or 270. Degrees. */
  rotation?: number;
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
  const written = annotations.flatMap((one) => writtenLines(one)?.items ?? []);
  const withText = annotations.filter(hasText);
  if (withText.length === 0) return written;
  const wanted = new Map(withText.map(({ id, comb: isComb = false }) => [id, { isComb }]));
  const operators = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE });
  const items = drawnItems(operators, OPS, wanted).map((item) => ({ ...item, fontName: FONT }));
  // Pictures of the page have been read with it, and would stay in memory.
  page.cleanup();
  return [...items, ...written];
}

/** The size of letters in a field that names none, in points, and the height of a line, in heights of letters: as in the styles of the page. */
const WRITTEN = { size: 9, line: 1.35 };
/** From the middle of a line to its base line. In heights of letters. */
const MIDDLE = 0.33;
/** No field has room for more. UTF-16 code units. */
const MAX_VALUE = 20_000;

/** A field that the document has no picture of is not drawn: its value is written over the page, line by line. */
function writtenLines({ rect, rotation = 0, ...field }: AnnotationData): {
  lines: string[];
  /** Of its letters, in points. */
  size: number;
  items: (DrawnItem & { fontName: string })[];
} | null {
  const { fieldType, fieldValue, hasAppearance, hidden, password, comb, multiLine, textAlignment } = field;
  if (fieldType !== 'Tx' || hasAppearance || hidden || password || comb) return null;
  if (typeof fieldValue !== 'string' || fieldValue.trim() === '') return null;
  const [across, high] = sizeOf(rect, rotation);
  const size = Math.min(field.defaultAppearanceData?.fontSize || WRITTEN.size, high / WRITTEN.line);
  const lines = fieldLines(fieldValue.slice(0, MAX_VALUE), across / size, measured);
  const height = WRITTEN.line * size;
  // From the top, where it may have several lines; else in the middle.
  const above = multiLine ? 0 : (high - lines.length * height) / 2;
  const items = lines.map((str, i) => {
    const width = measured(str) * size;
    const x = (Math.max(0, across - width) * (textAlignment ?? 0)) / 2;
    const y = high - above - (i + 0.5) * height - MIDDLE * size;
    const transform = turned(rect, rotation, { x, y, size });
    const item = { str, dir: 'ltr', transform, width, height: size, hasEOL: true, fontName: FONT };
    return i === 0 ? { ...item, isApart: true as const } : item;
  });
  return { lines, size, items: items.filter(({ str }) => str !== '') };
}

type Rect = AnnotationData['rect'];

/** @returns the width and the height of a field, as its text is read. Points */
function sizeOf([left, bottom, right, top]: Rect, rotation: number): [number, number] {
  return rotation % 180 === 0 ? [right - left, top - bottom] : [top - bottom, right - left];
}

/**
 * Turns a place within a field as its text is read into the page.
 *
 * @param place from the left and from below; `size` is that of the letters. Points
 * @returns a transformation as PDF writes it (ISO 32000-1, 8.3.3)
 */
function turned(
  [left, bottom, right, top]: Rect,
  rotation: number,
  { x, y, size }: { x: number; y: number; size: number },
): number[] {
  const [cos, sin] = ({ 90: [0, 1], 180: [-1, 0], 270: [0, -1] } as const)[rotation] ?? [1, 0];
  const fromLeft = cos + -sin > 0 ? left : right;
  const fromBottom = cos + sin > 0 ? bottom : top;
  return [
    cos * size,
    sin * size,
    -sin * size,
    cos * size,
    fromLeft + cos * x - sin * y,
    fromBottom + sin * x + cos * y,
  ];
}

/**
 * Writes the values of fields without a picture in the lines in which they are read. The annotation layer of pdf.js breaks them
 * where the browser does.
 *
 * @param layer the annotation layer of the page
 */
export async function writeFields(document: PDFDocumentProxy, number: number, layer: Element): Promise<void> {
  const divs = [...layer.querySelectorAll<HTMLElement>('.textWidgetAnnotation > div')];
  if (divs.length === 0) return;
  const page = await document.getPage(number);
  const annotations: AnnotationData[] = await page.getAnnotations({ intent: 'display' });
  const byId = new Map(annotations.map((one) => [one.id, one]));
  for (const div of divs) {
    const field = byId.get(div.parentElement?.dataset['annotationId'] ?? '');
    const written = field && writtenLines(field);
    if (!written) continue;
    div.className = `pdf-written${field.multiLine ? ' from-top' : ''}`;
    div.style.display = '';
    div.style.fontSize = `calc(${written.size}px * var(--total-scale-factor))`;
    div.textContent = written.lines.join('\n');
  }
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

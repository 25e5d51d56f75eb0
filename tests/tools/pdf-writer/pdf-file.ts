/** An indirect object: what stands between `obj` and `endobj`, or a stream with the entries of its dictionary. */
export type PdfObject = string | { entries: string; stream: Uint8Array | string };

/** A part of a file: bytes, or so many zero bytes that are made while the file is sent. */
export type PdfPart = Uint8Array | { zeros: number };

/**
 * A PDF file (ISO 32000-1, 7.5) written object by object, so that a test can hold what no program would write.
 *
 * @example
 * const file = new PdfFile();
 * const pages = file.reserve();
 * const root = file.add(`<</Type /Catalog /Pages ${pages}>>`);
 */
export class PdfFile {
  readonly #objects: (PdfObject | { zeros: number } | undefined)[] = [];

  /** @returns the reference of an object that is set later, as `7 0 R` */
  reserve(): string {
    return `${this.#objects.push(undefined)} 0 R`;
  }

  /** @returns the reference of the object */
  add(object: PdfObject): string {
    return `${this.#objects.push(object)} 0 R`;
  }

  /** Adds a stream of zero bytes, which takes no memory before it is sent. */
  addZeros(zeros: number): string {
    return `${this.#objects.push({ zeros })} 0 R`;
  }

  set(reference: string, object: PdfObject): void {
    this.#objects[Number.parseInt(reference, 10) - 1] = object;
  }

  /**
   * @param root the reference of the catalog
   * @param info the reference of what the document says of itself
   * @throws Error when a reserved object was never set
   */
  bytes(root: string, info?: string): Uint8Array {
    const parts = this.parts(root, info);
    return Buffer.concat(parts.map((part) => ('zeros' in part ? Buffer.alloc(part.zeros) : part)));
  }

  /** The file in parts, for one that is too large to be kept whole. */
  parts(root: string, info?: string): PdfPart[] {
    const parts: PdfPart[] = [];
    let length = 0;
    const write = (part: string | PdfPart) => {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
      parts.push(bytes);
      length += 'zeros' in bytes ? bytes.zeros : bytes.length;
    };
    write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
    const offsets = this.#objects.map((object, index) => {
      const offset = length;
      if (object === undefined) throw new Error(`Object ${index + 1} was reserved and never set.`);
      write(`${index + 1} 0 obj\n`);
      for (const part of bodyOf(object)) write(part);
      write('\nendobj\n');
      return offset;
    });
    const table = length;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    write(`xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}`);
    const about = info === undefined ? '' : ` /Info ${info}`;
    write(`trailer\n<</Size ${rows.length + 1} /Root ${root}${about}>>\nstartxref\n${table}\n%%EOF\n`);
    return parts;
  }
}

function bodyOf(object: PdfObject | { zeros: number }): (string | PdfPart)[] {
  if (typeof object === 'string') return [object];
  const [entries, content, length] =
    'zeros' in object
      ? ['', object, object.zeros]
      : [object.entries, Buffer.from(object.stream), Buffer.byteLength(object.stream)];
  return [`<<${entries} /Length ${length}>>\nstream\n`, content, '\nendstream'];
}

/** A literal string of PDF (ISO 32000-1, 7.3.4.2) in its parentheses; of Latin-1 only. */
export function pdfString(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}

/** A string of any letters, in UTF-16 (ISO 32000-1, 7.9.2.2). */
export function pdfText(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

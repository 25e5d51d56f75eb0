import values from './mark-values.css?inline';
import shadowMarks from './shadow-marks.css?inline';

/** The styles of the extension have come by then, after the document has arrived. Milliseconds. */
const OVERLAP_MS = 1000;

/**
 * The styles of marks in a document that is still arriving: Firefox inserts styles of an extension only when it has arrived
 * (BROWSER-BUGS.md#styles-wait-for-the-document). A page that streams would have no mark that can be seen until its end.
 */
export class EarlyStyles {
  #sheet: CSSStyleSheet | null = null;
  #end = new AbortController();

  /** Says whether there are marks in the document now. */
  update(hasMarks: boolean): void {
    if (!hasMarks) this.#drop();
    else if (!this.#sheet && document.readyState === 'loading') this.#adopt();
  }

  #adopt(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(values + shadowMarks);
    document.adoptedStyleSheets = [...Array.from(document.adoptedStyleSheets), sheet];
    this.#sheet = sheet;
    this.#end = new AbortController();
    const { signal } = this.#end;
    const onStateChange = ({ isTrusted }: Event) => {
      if (!isTrusted || document.readyState !== 'complete') return;
      const timer = setTimeout(() => this.#drop(), OVERLAP_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    document.addEventListener('readystatechange', onStateChange, { signal });
  }

  #drop(): void {
    const dropped = this.#sheet;
    if (!dropped) return;
    this.#sheet = null;
    this.#end.abort();
    document.adoptedStyleSheets = Array.from(document.adoptedStyleSheets).filter(
      (sheet) => sheet !== dropped,
    );
  }
}

import { asShadowRoot } from './composed-tree';
import type { PageMention } from './page-mention';
import { TERM_KEY } from './paint';
import marks from './shadow-marks.css?inline';

/** Firefox paints a highlight in a shadow root only by rules of that root: it is lent our sheet while it has marks. */
export class ShadowStyles {
  #sheet: CSSStyleSheet | undefined;
  #lentTo = new Set<ShadowRoot>();

  /** Lends the sheet to the shadow roots of these mentions, and takes it back from the others. */
  lendTo(mentions: readonly PageMention[]): void {
    const wanted = new Set<ShadowRoot>();
    for (const { start } of mentions) {
      const root = asShadowRoot(start.node.getRootNode());
      if (root) wanted.add(root);
    }
    for (const root of this.#lentTo) if (!wanted.has(root)) this.#takeBack(root);
    this.#lentTo = wanted;
    for (const root of wanted) this.#lend(root);
  }

  /** Lends it again where a component has put its own sheets in place of all others, which no observer sees. */
  restore(): void {
    for (const root of this.#lentTo) this.#lend(root);
  }

  #lend(root: ShadowRoot): void {
    this.#sheet ??= createSheet();
    const sheets = Array.from(root.adoptedStyleSheets);
    if (sheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...sheets.filter((sheet) => !isLeftover(sheet)), this.#sheet];
  }

  #takeBack(root: ShadowRoot): void {
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((sheet) => sheet !== this.#sheet);
  }
}

/** Whether a sheet is ours, but of a script that Firefox has ended without a word: the extension was off or is updated. */
function isLeftover(sheet: CSSStyleSheet): boolean {
  return sheet.cssRules[0]?.cssText.startsWith(`::highlight(${TERM_KEY})`) ?? false;
}

function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(marks);
  return sheet;
}

import cardStyles from '@/lib/card/styles/card.css?inline';
import hostStyles from './styles/popover.css?inline';

/** Shows a card although the styles of the marks are gone: the reader has switched them off in that card. */
const REMAINING = ':host { --glossary-card: block !important }';

/** A style sheet, and how the browser writes its rules. */
interface Sheet {
  sheet: CSSStyleSheet;
  text: string;
}

/** One for all cards of the document, so that the browser parses it once. */
let usual: Sheet | undefined;
let remaining: Sheet | undefined;

function sheetsFor(isRemaining: boolean): Sheet[] {
  usual ??= createSheet(withSecretNames(cardStyles + hostStyles));
  if (!isRemaining) return [usual];
  remaining ??= createSheet(REMAINING);
  return [usual, remaining];
}

/** The style of one card. */
export class CardSheet {
  readonly #root: ShadowRoot;
  #isRemaining = false;
  #sheets: Sheet[];

  /** To be made ahead of time, because it takes a while at the first time, and before the page can reach the root. */
  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#sheets = sheetsFor(false);
  }

  /** Gives the root its style, and no other. */
  adopt(): void {
    this.#root.adoptedStyleSheets = this.#sheets.map(({ sheet }) => sheet);
  }

  /** Lets the card be seen until it closes, also without the styles of the marks. */
  remain(): void {
    this.#isRemaining = true;
    this.#renew();
  }

  /** Whether the root has the style as it was made. No observer reports a change of that. */
  get isIntact(): boolean {
    const adopted = this.#root.adoptedStyleSheets;
    return (
      adopted.length === this.#sheets.length &&
      this.#sheets.every(
        ({ sheet, text }, i) =>
          adopted[i] === sheet && !sheet.disabled && sheet.media.length === 0 && textOf(sheet) === text,
      )
    );
  }

  /** Lets the next card have a new one. */
  discard(): void {
    usual = undefined;
    remaining = undefined;
  }

  /** Puts a new one in place of what somebody else has changed. */
  renew(): void {
    this.discard();
    this.#renew();
  }

  #renew(): void {
    this.#sheets = sheetsFor(this.#isRemaining);
    this.adopt();
  }
}

/**
 * Custom properties with names that no page can know: a page may register one as its own, with a value that no element inherits
 * (`@property`), and the text of a card would be invisible, or some of it.
 */
function withSecretNames(css: string): string {
  const secret = crypto.getRandomValues(new Uint32Array(2)).join('');
  return css.replace(/--(?!glossary-)(?=[a-z])/g, `--x${secret}-`);
}

function createSheet(css: string): Sheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return { sheet, text: textOf(sheet) };
}

function textOf(sheet: CSSStyleSheet): string {
  return Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n');
}

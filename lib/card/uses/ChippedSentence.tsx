import { type ComponentChildren, Fragment } from 'preact';
import { type Language, type Subtype, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { ComponentWithId } from '../component-with-id';
import { SourceList } from '../Sources';

interface ChippedSentenceProps {
  start?: ComponentChildren;
  text?: string;
  isWhole?: boolean;
  alternatives: readonly (readonly Subtype[])[];
  inShort?: boolean | undefined;
  variant?: 'chip' | 'term';
  language: Language;
}

/**
 * A sentence about the use of a drug, with its subtypes as chips: where it names them, else in front of its text, or behind a whole
 * sentence. Each chip opens its explanation below the sentence, which is never torn apart.
 *
 * @param start what the sentence begins with, in front of its chips
 * @param text the rest of it
 * @param isWhole whether the text is a whole sentence: chips that it does not name stand behind it
 * @param alternatives kinds of cancer, each with the subtypes that it has at once: the words between chips say "and" and "or"
 * @param inShort whether labels stand in the place of what they stand for
 * @param variant terms stand in a condition, of which they are only a part; chips say all of it
 */
export class ChippedSentence extends ComponentWithId<ChippedSentenceProps, { open: Subtype | null }> {
  override state: { open: Subtype | null } = { open: null };

  render() {
    const { start, text = '', isWhole, alternatives, inShort, variant = 'chip', language } = this.props;
    const { id: explanationId } = this;
    const { open } = this.state;
    const chip = (subtype: Subtype, words = textIn(subtype.label, language)) => (
      <button
        type="button"
        class={variant}
        data-subtype={variant === 'chip' ? subtype.id : undefined}
        aria-expanded={subtype.id === open?.id}
        aria-controls={explanationId}
        title={cardText(language, 'explains', { label: textIn(subtype.label, language) })}
        onClick={() => this.setState({ open: subtype.id === open?.id ? null : subtype })}
      >
        {words}
      </button>
    );
    const parts = cutSubtypes(text, alternatives.flat(), { language, inShort });
    const isNamed = parts.some((part) => typeof part !== 'string');
    const joinedChips = alternatives.flatMap((subtypes, i) =>
      subtypes.map((subtype, j) => (
        <Fragment key={i + subtype.id}>
          {i + j > 0 && `${cardText(language, j === 0 ? 'or' : 'and')} `}
          {chip(subtype)}{' '}
        </Fragment>
      )),
    );
    return (
      <>
        <p>
          {start && [start, ' ']}
          {!isWhole && !isNamed && joinedChips}
          {parts.map((part, i) =>
            typeof part === 'string' ? (
              part.replace(PUNCTUATION, '').replace(/^, $/, ' + ')
            ) : (
              <span key={part.subtype.id} class="unbroken">
                {chip(part.subtype, part.words)}
                {PUNCTUATION.exec(`${parts[i + 1]}`)}
              </span>
            ),
          )}
          {isWhole && !isNamed && [' ', joinedChips]}
        </p>
        <p id={explanationId} class="explanation" data-subtype={open?.id} hidden={!open}>
          {open && (
            <>
              {textIn(open.plain, language)} <SourceList sources={open.sources} language={language} />
            </>
          )}
        </p>
      </>
    );
  }
}

/** What no line may begin with. A comma alone joins two subtypes that a cancer has at once: beside chips, it reads as "or". */
const PUNCTUATION = /^(?!, $)[,.;)]+/;

/** Words of a text that name a subtype. */
interface Named {
  subtype: Subtype;
  words: string;
}

/**
 * @param subtypes those that may be named in the text
 * @param inShort whether the label of a subtype stands in the place of the words that it stands for
 * @returns the text in its order, with each of the subtypes that it names cut out where it does so first
 */
function cutSubtypes(
  text: string,
  subtypes: readonly Subtype[],
  { language, inShort }: { language: Language; inShort: boolean | undefined },
): (string | Named)[] {
  const parts: (string | Named)[] = [text];
  for (const subtype of new Map(subtypes.map((one) => [one.id, one])).values()) {
    const { label, inFull } = subtype;
    const find = (part: string) =>
      (inShort && inFull && around(part, textIn(inFull, language), textIn(label, language))) ||
      wordsIn(part, subtype, language);
    const at = parts.findIndex((part) => typeof part === 'string' && find(part));
    const part = parts[at];
    const found = typeof part === 'string' && find(part);
    if (!found) continue;
    const [before, words, after] = found;
    parts.splice(at, 1, before, { subtype, words }, after);
  }
  return parts.filter(Boolean);
}

/** Words that were found in a text, with what is around them. */
type FoundWords = [before: string, words: string, after: string];

/** @returns the words that name a subtype, as the text writes them; null where none do */
function wordsIn(text: string, { label, spellings = [] }: Subtype, language: Language): FoundWords | null {
  // The word "cancer" belongs to the sentence, which goes on with it.
  const kinds = spellings.filter((spelling) => !/cancer/i.test(spelling));
  const longestFirst = kinds.sort((one, other) => other.length - one.length);
  for (const spelling of [textIn(label, language), ...longestFirst]) {
    const found = around(text, spelling);
    if (found) return found;
  }
  return null;
}

/** @param replacement what is shown for the words, if not the words as the text writes them */
function around(text: string, words: string, replacement?: string): FoundWords | null {
  const start = comparable(text).indexOf(comparable(words));
  const end = start + words.length;
  // "HR-", which is negative, also begins "HR-positive".
  const isPart = /^[\p{L}\p{N}]/u.test(text.slice(end));
  return start < 0 || isPart
    ? null
    : [text.slice(0, start), replacement ?? text.slice(start, end), text.slice(end)];
}

/** A non-breaking hyphen and the dash of "receptor–positive" read as a hyphen. */
function comparable(text: string): string {
  return text.replace(/[‐‑–]/g, '-').toLowerCase();
}

import { type ComponentChildren, Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Language, type Subtype, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { SourceList } from './Sources';

/** Subtypes of a sentence, each as a chip. */
type Chips = readonly (readonly Subtype[])[];

/**
 * A sentence about the use of a drug, with its subtypes as chips: where it names them, else behind its start, or at its end. Each chip
 * opens its explanation below the sentence, which is never torn apart.
 *
 * @param start what the sentence begins with; empty where the text is whole
 * @param text the rest of it
 * @param source behind the sentence
 * @param alternatives kinds of cancer, each with the subtypes that it has at once: the words between chips say "and" and "or"
 */
export function ChippedSentence({
  start,
  text = '',
  source,
  alternatives,
  language,
}: {
  start: string;
  text?: string;
  /** Stands behind the sentence. */
  source?: ComponentChildren;
  alternatives: Chips;
  language: Language;
}) {
  const [open, setOpen] = useState<Subtype | null>(null);
  const explanationId = useId();
  const chip = (subtype: Subtype, words = textIn(subtype.label, language)) => (
    <button
      type="button"
      class="chip"
      data-subtype={subtype.id}
      aria-expanded={subtype.id === open?.id}
      aria-controls={explanationId}
      title={cardText(language, 'explains', { label: textIn(subtype.label, language) })}
      onClick={() => setOpen(subtype.id === open?.id ? null : subtype)}
    >
      {words}
    </button>
  );
  const parts = partsOf(text, alternatives.flat(), language);
  const isNamed = parts.some((part) => typeof part !== 'string');
  const joinedChips = alternatives.flatMap((subtypes, i) =>
    subtypes.map((subtype, j) => (
      <Fragment key={`${i} ${subtype.id}`}>
        {i + j > 0 && `${cardText(language, j === 0 ? 'or' : 'and')} `}
        {chip(subtype)}{' '}
      </Fragment>
    )),
  );
  return (
    <>
      <p>
        {start !== '' && `${start} `}
        {start !== '' && !isNamed && joinedChips}
        {parts.map((part) =>
          typeof part === 'string' ? (
            part
          ) : (
            <Fragment key={part.subtype.id}>{chip(part.subtype, part.words)}</Fragment>
          ),
        )}
        {source && ' '}
        {source}
        {start === '' && !isNamed && joinedChips.length > 0 && <> {joinedChips}</>}
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

/** Words of a text that name a subtype. */
interface Named {
  subtype: Subtype;
  words: string;
}

/** @returns the text in its order, with each of the subtypes that it names cut out where it does so first */
function partsOf(text: string, subtypes: readonly Subtype[], language: Language): (string | Named)[] {
  let parts: (string | Named)[] = [text];
  for (const subtype of new Map(subtypes.map((one) => [one.id, one])).values()) {
    const at = parts.findIndex((part) => typeof part === 'string' && wordsIn(part, subtype, language));
    const part = parts[at];
    const found = typeof part === 'string' && wordsIn(part, subtype, language);
    if (!found) continue;
    const [before, words, after] = found;
    parts = [...parts.slice(0, at), before, { subtype, words }, after, ...parts.slice(at + 1)];
  }
  return parts.filter((part) => part !== '');
}

/** @returns what stands before the words that name a subtype, these words, and what stands behind them; null where none do */
function wordsIn(
  text: string,
  { label, spellings = [] }: Subtype,
  language: Language,
): [before: string, words: string, after: string] | null {
  // A non-breaking hyphen and the dash of "receptor–positive" read as a hyphen.
  const plain = text.replace(/[‐‑–]/g, '-').toLowerCase();
  // The word "cancer" belongs to the sentence, which goes on with it.
  const kinds = spellings.filter((spelling) => !/cancer/i.test(spelling));
  const longestFirst = kinds.sort((one, other) => other.length - one.length);
  for (const spelling of [textIn(label, language), ...longestFirst]) {
    const start = plain.indexOf(spelling.toLowerCase());
    const end = start + spelling.length;
    // "HR-", which is negative, also begins "HR-positive".
    const isPart = /^[\p{L}\p{N}]/u.test(plain.slice(end));
    if (start >= 0 && !isPart) return [text.slice(0, start), text.slice(start, end), text.slice(end)];
  }
  return null;
}

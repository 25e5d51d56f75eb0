import { type ComponentChildren, Fragment } from 'preact';
import { type Language, type Subtype, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { SourceList } from '../Sources';
import { Stateful } from '../stateful';
import { cutSubtypes } from './subtype-words';

interface ChippedSentenceProps {
  start?: ComponentChildren;
  text?: string;
  isWhole?: boolean;
  alternatives: readonly (readonly Subtype[])[];
  inShort?: boolean;
  look?: 'chip' | 'term';
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
 * @param look terms stand in a condition, of which they are only a part; chips say all of it
 */
export class ChippedSentence extends Stateful<ChippedSentenceProps, { open: Subtype | null }> {
  override state: { open: Subtype | null } = { open: null };

  render() {
    const {
      start,
      text = '',
      isWhole = false,
      alternatives,
      inShort = false,
      look = 'chip',
      language,
    } = this.props;
    const { id: explanationId } = this;
    const { open } = this.state;
    const chip = (subtype: Subtype, words = textIn(subtype.label, language)) => (
      <button
        type="button"
        class={look}
        data-subtype={look === 'chip' ? subtype.id : undefined}
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
        <Fragment key={`${i} ${subtype.id}`}>
          {i + j > 0 && `${cardText(language, j === 0 ? 'or' : 'and')} `}
          {chip(subtype)}{' '}
        </Fragment>
      )),
    );
    return (
      <>
        <p>
          {start && <>{start} </>}
          {!isWhole && !isNamed && joinedChips}
          {parts.map((part, i) =>
            typeof part === 'string' ? (
              part.replace(PUNCTUATION, '')
            ) : (
              <span key={part.subtype.id} class="unbroken">
                {chip(part.subtype, part.words)}
                {punctuationOf(parts[i + 1])}
              </span>
            ),
          )}
          {isWhole && !isNamed && joinedChips.length > 0 && <> {joinedChips}</>}
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

/** What no line may begin with. */
const PUNCTUATION = /^[,.;)]+/;

function punctuationOf(next: unknown): string {
  return (typeof next === 'string' && PUNCTUATION.exec(next)?.[0]) || '';
}

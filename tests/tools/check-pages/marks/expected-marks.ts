import {
  isSameVocabulary,
  type Matcher,
  NO_VOCABULARY,
  type Reading,
  type Vocabulary,
  vocabularyOf,
} from '@/lib/matcher';
import { BREAK } from './rendered-text.ts';

/** What a search of the text finds; offsets are into the rendered text of the page. */
export interface Hit {
  id: string;
  start: number;
  end: number;
  /** The page itself says that these letters mean this. */
  isAbbreviation: boolean;
}

/** Where the page says what an abbreviation means: the offset of the block that says so. */
export interface Explanation {
  abbreviation: string;
  id: string | null;
  at: number;
}

export interface Expected {
  hits: Hit[];
  explanations: Explanation[];
}

/** An explanation brings its rivals and uses to light, these what a rival takes away. */
const MAX_READINGS = 4;

/**
 * A plain search, block by block. Abbreviations are searched as if the page were one text: that an explanation holds in its
 * article only is the extension's business, and comes out as a difference that can be explained.
 *
 * @param text blocks, with `BREAK` between them
 */
export function expectedIn(text: string, matcher: Matcher): Expected {
  const blocks = blocksOf(text);
  let vocabulary: Vocabulary = NO_VOCABULARY;
  let readings: Reading[] = [];
  for (let i = 0; i < MAX_READINGS; i++) {
    const reader = matcher.withVocabulary(vocabulary);
    readings = blocks.map((block) => reader.read(block.text));
    const next = vocabularyOf(readings.flatMap(({ definitions }) => definitions));
    if (isSameVocabulary(vocabulary, next)) break;
    vocabulary = next;
  }
  return {
    hits: readings.flatMap(({ mentions }, i) =>
      mentions.map(({ id, start, end, definedHere }) => {
        const offset = blocks[i]?.start ?? 0;
        return { id, start: offset + start, end: offset + end, isAbbreviation: definedHere === true };
      }),
    ),
    explanations: readings.flatMap(({ definitions }, i) =>
      definitions.map(({ abbreviation, id }) => ({ abbreviation, id, at: blocks[i]?.start ?? 0 })),
    ),
  };
}

function blocksOf(text: string): { text: string; start: number }[] {
  let start = 0;
  return text.split(BREAK).map((block) => {
    const here = { text: block, start };
    start += block.length + BREAK.length;
    return here;
  });
}

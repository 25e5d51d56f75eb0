import { foldForComparison } from '@/lib/text';
import { type Spelling, spellingOf } from './guess/spelling';
import { type Phrase, phraseOf, phraseOfWords } from './phrase';

/** A typed text, or a part of it, in the forms in which names and terms are compared. */
export interface Typed {
  phrase: Phrase;
  spelling: Spelling;
}

/** More letters than any name has: a pasted page is cut here, so that it costs no more than a name. */
export const MAX_QUERY_LENGTH = 64;

/** Also where no space stands between a name and its dose; but "HER2" and "CDK4" are no doses. */
const DOSE =
  /(?:\b|(?<=[a-z]{4}))\d+(?:[.,]\d+)? ?(?:mg|mcg|g|ml|units?|iu|ui|%)(?: ?\/ ?(?:m2|kg|ml|day|jour|d|j))?(?![a-z0-9])/g;
const CONTROL_CHARACTERS = /\p{Cc}/gu;

/** Words around a name: how it is given, and what people ask about it. Singular, without accents, English and French. */
const NOISE = new Set(
  `a about am an and are at by can do does for from how i in is it me my of on or the then to was what whats when where who why will with you your
  pill tablet tab capsule caplet injection injectable infusion shot drip dose dosage vial syringe oral iv sc subcutaneous im po hcl mg mcg ml
  generic brand name named called drug medicine medication med treatment therapy agent inhibitor blocker side effect cost price use used take taking tell work information info
  breast cancer patient woman women man men male
  c ce ca d de des du l la le les m mon ma mes un une n s qu que quoi quel quelle est sont et ou a au aux en par pour sur dans avec comment combien pourquoi
  comprime gelule pilule cachet piqure perfusion ampoule seringue posologie generique marque nom medicament traitement therapie agent inhibiteur effet secondaire prix prendre pris
  sein femme homme information`.split(/\s+/),
);

/** @returns a text in the forms in which it is compared, cut to a bearable length */
export function typedText(query: string): Typed {
  const text = query.slice(0, MAX_QUERY_LENGTH).replace(CONTROL_CHARACTERS, ' ').trim();
  return { phrase: phraseOf(text), spelling: spellingOf(text) };
}

/** @returns the text without doses and without words that are no part of a name: nothing may be left */
export function withoutNoise(query: string): Typed {
  const text = query.slice(0, MAX_QUERY_LENGTH).replace(CONTROL_CHARACTERS, ' ');
  const { words } = phraseOf(foldForComparison(text).replace(DOSE, ' '));
  return ofWords(words.filter((word) => !NOISE.has(word)));
}

/** @returns some words of a typed text */
export function ofWords(words: readonly string[]): Typed {
  return { phrase: phraseOfWords([...words]), spelling: spellingOf(words.join(' ')) };
}

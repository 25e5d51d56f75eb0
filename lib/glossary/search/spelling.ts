import { foldForComparison } from '@/lib/text';

/** A name or a typed text in the two forms in which misspellings are compared. */
export interface Spelling {
  /** Its letters and digits alone: "T-DM1", "t dm1" and "TDM1" are one. */
  letters: string;
  /** How it sounds to someone who hears it: "Ibrance" and "eye brance" are nearly one. */
  sound: string;
}

const PLAIN_WORD = /^[a-z0-9]+$/i;

/** @returns letters a to z and digits of a text; accents, letter case, spaces and all other signs do not count */
export function lettersOf(text: string): string {
  // Most names are plain words.
  return PLAIN_WORD.test(text) ? text.toLowerCase() : foldForComparison(text).replace(/[^a-z0-9]/g, '');
}

/** Ways to write a sound in English and French, and the one way that stands for all. In this order. */
const SOUNDS: readonly [RegExp, string][] = [
  [/^eye/, 'i'],
  [/^e?x/, 's'],
  [/ae|oe/g, 'e'],
  [/ph/g, 'f'],
  [/ck|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/sch|sh/g, 's'],
  [/ch/g, 'k'],
  [/th/g, 't'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/d?g(?=[eiy])|dj|dg/g, 'j'],
  [/ee|ea|ie|ey|y/g, 'i'],
  [/oo|ou|ew/g, 'u'],
  [/ai|ay|ei/g, 'e'],
  [/au|aw/g, 'o'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
  [/ks(?=s)/g, 'k'],
  [/(?<=.{3})er$/, 'a'],
  [/(?<=.{3})e$/, ''],
];

/** @returns the letters of a text and how it sounds */
export function spellingOf(text: string): Spelling {
  return { letters: lettersOf(text), sound: soundOf(text) };
}

/** @returns how a text sounds; texts that sound alike have nearly the same letters then */
function soundOf(text: string): string {
  // Before "two" and "five" lose their word: "her two", "five FU".
  const spoken = lettersOf(text.replace(/\btwo\b/gi, '2').replace(/\bfive\b/gi, '5'));
  return SOUNDS.reduce((sound, [ways, one]) => sound.replace(ways, one), spoken);
}

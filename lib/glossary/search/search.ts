import type { Language } from '@/data/schema';
import type { Glossary } from '../glossary';
import { type Found, foundName, type HitKind, type SearchHit, type SearchResult } from './found';
import { distance, type Limits } from './guess/distance';
import { createGuesser, type Guess } from './guess/guesses';
import { MIN_INSIDE_LENGTH, namesFor, namesIn, otherMedicineName, type SearchName } from './names';
import { hasSign, ofWords, type Typed, typedText, withoutNoise } from './phrase';
import type { SearchData } from './search-data';
import { lettersOf, spellingOf } from './spelling';
import { FITS, findTerms, type SearchTerm, termsIn } from './terms';

/** A typed text so near to a name is that name misspelt, whatever parts of it are words by themselves. */
const CLEARLY_MISSPELT = 0.15;
/*
 * How far what is guessed may be. Names are like no other words, so they are known from afar. Terms are words, and near to words:
 * "infection" is no injection. So are beginnings of names and of terms: "letter" is that of no medicine. To name another medicine is
 * to say what was meant, so it must be as near as a term: "taxes" are not Taxus.
 */
const NAME_LIMITS: Limits = { whole: 0.27, half: 0.125 };
const TERM_LIMITS: Limits = { whole: 0.095, half: 0 };
const MIN_OTHER_LENGTH = 6;
const MIN_GUESSED_LENGTH = 5;
/** Of a longer text, such as a pasted sentence, so many words are looked up for themselves. */
const MAX_GUESSED_WORDS = 4;
/** The endings of what is bound to an antibody: with such a word, it is another medicine than the antibody. */
const BOUND = /(?:tecan|tansine|dotin|mazine|sirine|micin|toxin|xetan)e?$/;

type Meant = SearchName | SearchTerm;
type Part = { words: string[]; isKnown: boolean };

/**
 * A search over names, brands, abbreviations, classes, subtypes, kinds of treatment and the words that readers have for them.
 * It takes all ways to write the same letters for the same: accents, letter case, hyphens, spaces, plurals, "+" for "positive".
 *
 * @param glossary the glossary
 * @param data words of readers, and names of medicines that the glossary does not have
 * @param language the language of classes, subtypes and treatments; names and the words of readers are found in both
 * @returns a function from the typed text to what it finds: names that begin with it, then terms that it fits, then names that
 *   contain it; where there is none, what is spelled or sounds most alike, as a guess. Only the first letters of a long text count
 */
export function createSearch(
  glossary: Glossary,
  data: SearchData,
  language: Language,
): (query: string) => SearchResult {
  const names = namesIn(glossary, language);
  const terms = termsIn(glossary, data.words, language);
  // By the alphabet: data is in the order in which it is shortest when it is compressed.
  const others = data.otherMedicines.toSorted().map(otherMedicineName);
  const otherByKey = new Map(others.map(({ phrase, text }) => [phrase.key, text]));
  const known = new Set([...names, ...terms, ...others].map(({ phrase }) => phrase.key));
  const guess = createGuesser<Meant>(
    [
      // The names of classes are terms too, which find the drugs of the class with it.
      ...[...names, ...others].filter(({ entry }) => entry?.kind !== 'class'),
      ...terms,
    ].filter(isGuessable),
    (meant) => (isName(meant) ? (meant.entry ?? meant) : meant),
    limitsOf,
  );

  return (query) => {
    const { hits, otherMedicine } = result(query);
    return { hits: withoutRepeats(hits), otherMedicine };
  };

  function result(query: string): SearchResult {
    const typed = typedText(query);
    const plain = withoutNoise(query);
    const nothing: SearchResult = { hits: [], otherMedicine: null };
    // Words such as "pill" are in many terms, and mean one of them only if that is the whole term. "Med" may become a name.
    if (plain.phrase.key === '') {
      const starting = namesFor(typed, names).starting.map((name) => nameHit(name, 'name'));
      return { ...nothing, hits: [...wholeHits(typed), ...starting] };
    }
    const readings = plain.phrase.key === typed.phrase.key ? [typed] : [typed, plain];
    for (const reading of readings) {
      const other = otherByKey.get(reading.phrase.key);
      if (other) return { ...nothing, otherMedicine: other };
      const hits = spelledAs(reading);
      const inside = spelledInside(reading);
      if (hits.length > 0) return { ...nothing, hits: [...hits, ...inside.hits] };
      if (inside.isOther) return inside;
      // "Herceptin and Perjeta" are two medicines before they are the pack of both.
      const isSeveral = partsOf(plain.phrase.words).filter(({ isKnown }) => isKnown).length > 1;
      const several = isSeveral ? inParts(plain) : nothing;
      if (inside.hits.length > 0) {
        return { ...several, hits: [...several.hits, ...misspeltFirst(inside.hits, reading)] };
      }
    }
    const guesses = readings.map((reading) => ({ reading, found: guess(reading.spelling) }));
    const [nearest] = guesses
      .filter(({ found }) => found.length > 0)
      .sort((a, b) => nearestOf(a.found) - nearestOf(b.found));
    const asWhole = nearest ? guessed(nearest.reading, nearest.found) : nothing;
    const parts = inParts(plain);
    const [first] = parts.hits;
    // "Herceptin subq" is Herceptin, and not misspelt.
    const isPart = first?.kind === 'name' && first.entry === asWhole.hits[0]?.entry;
    if (nearest && nearestOf(nearest.found) <= CLEARLY_MISSPELT && !isPart) return asWhole;
    return parts.hits.length > 0 || parts.otherMedicine ? parts : asWhole;
  }

  /** What a whole name or term means, without names that only begin with it. */
  function wholeHits(typed: Typed): SearchHit[] {
    const { key } = typed.phrase;
    const named = names.filter(({ phrase, entry }) => phrase.key === key && entry?.kind === 'drug');
    if (named.length > 0) return named.map((name) => nameHit(name, 'name'));
    return findTerms(typed.phrase, terms)
      .filter(({ fit }) => fit === FITS.whole)
      .flatMap(({ term }) => term.meaning.map((entry) => hit(entry, 'term', term.text)));
  }

  function spelledAs(typed: Typed): SearchHit[] {
    const found = findTerms(typed.phrase, terms);
    const { whole, starting } = namesFor(typed, names);
    const asNames = (some: readonly SearchName[]) => some.map((name) => nameHit(name, 'name'));
    const asTerms = found.flatMap(({ term }) => term.meaning.map((entry) => hit(entry, 'term', term.text)));
    if (found[0]?.fit !== FITS.whole) {
      return [...asNames(whole), ...asNames(starting), ...asTerms];
    }
    // "AI" and "AC" are words, not beginnings of names.
    const isShort = typed.phrase.key.length < 3;
    return [...asNames(whole), ...asTerms, ...(isShort ? [] : asNames(starting))];
  }

  /** Names with what was typed somewhere inside, unless it is the beginning of another medicine. */
  function spelledInside(typed: Typed): SearchResult & { isOther: boolean } {
    const { letters } = typed.spelling;
    const other = others.find(
      (name) => letters.length > MIN_INSIDE_LENGTH && name.letters.startsWith(letters),
    );
    if (other) {
      // "Metro" is the beginning of metronidazole, but of other words, too.
      const isMost = letters.length >= MIN_OTHER_LENGTH && letters.length * 3 >= other.letters.length * 2;
      return { isOther: true, hits: [], otherMedicine: isMost ? other.text : null };
    }
    const { later } = namesFor(typed, names);
    return { isOther: false, hits: later.map((name) => nameHit(name, 'name')), otherMedicine: null };
  }

  /** The known names and terms in a text, the longest first, and the words between them. */
  function partsOf(words: readonly string[]): Part[] {
    for (let length = words.length; length > 0; length--) {
      for (let from = 0; from + length <= words.length; from++) {
        const part = words.slice(from, from + length);
        if (!known.has(part.join(''))) continue;
        const before = partsOf(words.slice(0, from));
        return [...before, { words: part, isKnown: true }, ...partsOf(words.slice(from + length))];
      }
    }
    return words.map((word) => ({ words: [word], isKnown: false }));
  }

  /** Several names or terms at once: what any of the names means, or what all of the terms fit. */
  function inParts(typed: Typed): SearchResult {
    const parts = partsOf(typed.phrase.words);
    const namesFound: SearchHit[] = [];
    const termsFound: SearchHit[][] = [];
    let otherMedicine: string | null = null;
    for (const { words, isKnown } of parts) {
      const part = ofWords(words);
      const other = otherByKey.get(part.phrase.key);
      if (other) otherMedicine = other;
      else if (isKnown) {
        const ofPart = wholeHits(part);
        if (ofPart.some(({ kind }) => kind === 'name'))
          namesFound.push(...ofPart.filter(({ kind }) => kind === 'name'));
        else termsFound.push(ofPart);
      }
    }
    const unknown = parts.filter(({ isKnown }) => !isKnown).flatMap(({ words }) => words);
    if (namesFound.length > 0 && unknown.some((word) => BOUND.test(word))) {
      return { hits: [], otherMedicine: typed.phrase.words.join(' ') };
    }
    const guesses: SearchHit[] = [];
    for (const word of unknown.slice(0, parts.length > 1 ? MAX_GUESSED_WORDS : 0)) {
      const begun = begunName(word);
      if (begun) {
        namesFound.push(begun);
        continue;
      }
      const part = ofWords([word]);
      const near = guess(part.spelling).filter(({ distance }) => distance <= CLEARLY_MISSPELT);
      const { hits, otherMedicine: other } = guessed(part, near);
      otherMedicine ??= other;
      guesses.push(...hits);
    }
    // A term beside a name says more of it: "Zometa for bones" is not about all drugs for bones. A regimen does not: "AC then Taxol".
    const regimens = termsFound.filter(([hit]) => hit?.entry.kind === 'regimen').flat();
    const isNamed = namesFound.length > 0 || guesses.length > 0;
    const spelled = isNamed ? [...regimens, ...namesFound] : common(termsFound);
    return { hits: [...spelled, ...guesses], otherMedicine };
  }

  /** "Letro and Ibrance": half a name that is the beginning of no other drug's. */
  function begunName(word: string): SearchHit | null {
    if (word.length < MIN_GUESSED_LENGTH) return null;
    const { starting } = namesFor(ofWords([word]), names);
    const [name] = starting;
    return name && starting.every(({ entry }) => entry === name.entry) ? nameHit(name, 'name') : null;
  }

  /** "Taxel" stands inside docetaxel and paclitaxel, but is Taxol misspelt. */
  function misspeltFirst(hits: readonly SearchHit[], typed: Typed): SearchHit[] {
    const near = guess(typed.spelling).filter(({ distance }) => distance <= CLEARLY_MISSPELT);
    const meant = new Set<Found | null>(near.map(({ item }) => (isName(item) ? item.entry : null)));
    const isMeant = ({ entry }: SearchHit) => meant.has(entry);
    return [...hits.filter(isMeant), ...hits.filter((hit) => !isMeant(hit))];
  }

  /** The nearest names and terms; another medicine where that is the nearest. */
  function guessed(typed: Typed, found: readonly Guess<Meant>[]): SearchResult {
    const guesses = found.map(({ item }) => item);
    const [nearest] = guesses;
    if (nearest && isName(nearest) && !nearest.entry) {
      // "Alcohol" is no misspelling of Haldol, and "basal-like" none of basiliximab, but neither of a name of ours.
      const isMisspelt =
        nearest.letters.length >= MIN_OTHER_LENGTH &&
        distance(typed.spelling, spellingOf(nearest.text), TERM_LIMITS) <= TERM_LIMITS.whole &&
        typed.phrase.words.length <= nearest.phrase.words.length;
      return { hits: [], otherMedicine: isMisspelt ? nearest.text : null };
    }
    // Who nearly spells a name means no word of about its letters.
    const asNearest = nearest && isName(nearest) ? guesses.filter(isName) : guesses;
    const hits = asNearest.flatMap((meant): SearchHit[] => {
      if (isName(meant)) return meant.entry ? [hit(meant.entry, 'guess', meant.text)] : [];
      return isSameSign(typed, meant) ? meant.meaning.map((entry) => hit(entry, 'guess', meant.text)) : [];
    });
    return { hits, otherMedicine: null };
  }

  function nameHit({ entry, text }: SearchName, kind: HitKind): SearchHit {
    if (!entry) throw new Error(`“${text}” is not in the glossary`);
    return hit(entry, kind, text);
  }

  function hit(entry: Found, kind: HitKind, text: string): SearchHit {
    const isHeading = lettersOf(text) === lettersOf(foundName(entry, language));
    return { entry, kind, matchedOn: isHeading ? null : text };
  }
}

/**
 * Of few letters, each other one makes another word: "shot" and "shut", but none "5-FU". A marker of two or three letters is one
 * letter away from others: "ER positive" from "HR positive", "PR positive" …
 */
function isGuessable(meant: Meant): boolean {
  const { text, phrase } = meant;
  const [marker = ''] = phrase.words;
  if (isName(meant) && /\d/.test(text)) return true;
  return lettersOf(text).length >= MIN_GUESSED_LENGTH && !(hasSign(phrase) && marker.length < 4);
}

function limitsOf(meant: Meant): Limits {
  if (!isName(meant)) return TERM_LIMITS;
  // The half of a pack is the drug alone.
  return meant.isPack ? { ...NAME_LIMITS, half: 0 } : NAME_LIMITS;
}

function withoutRepeats(hits: readonly SearchHit[]): SearchHit[] {
  const byId = new Map<string, SearchHit>();
  for (const hit of hits) if (!byId.has(hit.entry.id)) byId.set(hit.entry.id, hit);
  return [...byId.values()];
}

function nearestOf(guesses: readonly Guess<Meant>[]): number {
  return guesses[0]?.distance ?? Number.POSITIVE_INFINITY;
}

/** What all lists have; where that is nothing, all that they have. */
function common(lists: readonly SearchHit[][]): SearchHit[] {
  const [first = [], ...rest] = lists;
  const shared = first.filter(({ entry }) =>
    rest.every((list) => list.some((hit) => hit.entry.id === entry.id)),
  );
  return shared.length > 0 ? shared : lists.flat();
}

/** "HER2 positive" must never be guessed from a text that says "negative", or neither. */
function isSameSign(typed: Typed, term: SearchTerm): boolean {
  return ['positive', 'negative'].every(
    (sign) => typed.phrase.words.includes(sign) === term.phrase.words.includes(sign),
  );
}

function isName(meant: Meant): meant is SearchName {
  return 'entry' in meant;
}

import { expect, test } from 'vitest';
import { buildGlossary, type Language, loadFacts, regionsFor, type Subtype, textIn } from '@/lib/glossary';

/** The words for a subtype that a card shows as a chip. */
function wordsFor({ label, inFull, spellings = [] }: Subtype, language: Language): string[] {
  return [label, ...(inFull ? [inFull] : [])].map((text) => textIn(text, language)).concat(spellings);
}

/** Hyphens and dashes of all kinds are read as one. */
function comparable(text: string): string {
  return text.replace(/[‐‑–]/g, '-').toLowerCase();
}

/** Pairs of subtypes of which a text has words, with nothing but a comma between them; and whether a cancer has both. */
function pairs(text: string, alternatives: readonly (readonly Subtype[])[], language: Language) {
  const subtypes = alternatives.flat();
  return subtypes.flatMap((one) =>
    subtypes
      .filter((other) =>
        wordsFor(one, language).some((first) =>
          wordsFor(other, language).some((second) =>
            comparable(text).includes(comparable(`${first}, ${second}`)),
          ),
        ),
      )
      .map((other) => ({
        text,
        areAtOnce: alternatives.some((kind) => kind.includes(one) && kind.includes(other)),
      })),
  );
}

// The card writes "+" there, which must not join kinds of cancer that exclude each other.
test.each(['en', 'fr'] as const)(
  'a comma alone joins subtypes that a cancer has at once, in %s',
  (language) => {
    const { drugs } = buildGlossary(loadFacts(), regionsFor(['en-CA']));
    const found = drugs
      .flatMap(({ listings, labelUses, statements }) => [
        ...listings.map(({ list, alternatives }) => ({ texts: list.cases, alternatives })),
        ...labelUses.map(({ lines, shortIndication, alternatives }) => ({
          texts: [...lines.map(({ text }) => text), shortIndication],
          alternatives,
        })),
        ...statements.map(({ text, shortText, alternatives }) => ({
          texts: [text, shortText],
          alternatives,
        })),
      ])
      .flatMap(({ texts, alternatives }) =>
        texts.flatMap((text) => (text ? pairs(textIn(text, language), alternatives, language) : [])),
      );
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(({ areAtOnce }) => !areAtOnce)).toEqual([]);
  },
);

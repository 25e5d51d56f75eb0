import type { Disposition } from '../ways-in/own-pages';
import { lookedUpText } from './looked-up-text';
import { type DescriptionFormat, describeSuggestion } from './omnibox-description';

/** How many suggestions the address bar shows. Firefox shows six, with the default one. */
const MAX_SUGGESTIONS = 5;

/** A zero width space, which is not part of a looked up text: Firefox shows no suggestion that is just what was typed. */
const INVISIBLE = '\u200b';

/** What the address bar offers for a text. */
export interface OmniboxHits {
  /** Best first. */
  hits: readonly OmniboxHit[];
  /** A medicine that is not in the glossary. */
  otherMedicine: string | null;
  /** The id of the one entry that has the text as a name, as a chosen suggestion has; null where there is none, or another too. */
  called: string | null;
}

export interface OmniboxHit {
  kind: 'name' | 'term' | 'guess';
  name: string;
  /** What it is: the class of a drug, or another word. */
  what: string;
  /** The name or term that was found, when it is not `name`. */
  matchedOn: string | null;
}

/** `browser.omnibox` as it is used here. */
export interface Omnibox {
  setDefaultSuggestion(suggestion: { description: string }): unknown;
  onInputChanged: {
    addListener(listener: (text: string, suggest: (suggestions: OmniboxSuggestion[]) => void) => void): void;
  };
  onInputEntered: { addListener(listener: (text: string, disposition: Disposition) => void): void };
}

interface OmniboxSuggestion {
  /** What stands in the address bar, and is entered. */
  content: string;
  description: string;
}

export interface OmniboxOptions {
  search(text: string): OmniboxHits;
  /** What is said of a text; the same sentences as in the popup. */
  words: {
    /** What the keyword is for, before anything is typed. */
    hint: string;
    searchFor(text: string): string;
    guesses(text: string): string;
    noHits(text: string): string;
    otherMedicine(name: string): string;
  };
  format: DescriptionFormat;
  /** Whether the first line is shown as it was before the text was typed: BROWSER-BUGS.md#omnibox-first-line */
  readsFirstLineEarly: boolean;
  /** Opens an entry on the page of the glossary. */
  openEntry(id: string, disposition: Disposition): Promise<unknown>;
  /** Opens the page of the glossary with a text in its search. */
  openSearch(text: string, disposition: Disposition): Promise<unknown>;
}

/**
 * Answers in the address bar, after the keyword of the manifest. The first line says what Enter does, or why there is no answer;
 * where it would say so of an earlier text, that stands in a suggestion instead.
 *
 * @param omnibox missing in Firefox for Android (BROWSER-BUGS.md#fewer-interfaces-on-android)
 */
export function registerOmnibox(
  omnibox: Omnibox | undefined,
  { search, words, format, readsFirstLineEarly, openEntry, openSearch }: OmniboxOptions,
): void {
  if (!omnibox) return;
  const say = (text: string) =>
    void omnibox.setDefaultSuggestion({ description: describeSuggestion([{ text }], format) });
  say(words.hint);

  omnibox.onInputChanged.addListener((raw, suggest) => {
    const { text } = lookedUpText(raw);
    if (text === '') {
      say(words.hint);
      suggest([]);
      return;
    }
    const { hits, otherMedicine } = search(text);
    const found = hits.map((hit) => suggestionOf(hit, text, format));
    const said = verdictOn(text, hits, otherMedicine);
    if (readsFirstLineEarly) {
      if (said !== null)
        found.unshift({
          content: text + INVISIBLE,
          description: describeSuggestion([{ text: said }], format),
        });
    } else say(said ?? words.searchFor(text));
    suggest(found.slice(0, MAX_SUGGESTIONS));
  });
  omnibox.onInputEntered.addListener((raw, disposition) => {
    const { text } = lookedUpText(raw);
    const { called } = search(text);
    void (called === null ? openSearch(text, disposition) : openEntry(called, disposition));
  });

  /** @returns why what is found is not what was typed; null where it is */
  function verdictOn(text: string, hits: readonly OmniboxHit[], otherMedicine: string | null): string | null {
    if (otherMedicine !== null) return words.otherMedicine(otherMedicine);
    if (hits[0]?.kind === 'guess') return words.guesses(text);
    return hits.length === 0 ? words.noHits(text) : null;
  }
}

function suggestionOf(hit: OmniboxHit, typed: string, format: DescriptionFormat): OmniboxSuggestion {
  const { name, matchedOn, what } = hit;
  const parts = [
    { text: name, match: typed },
    ...(matchedOn === null ? [] : [{ text: ` (${matchedOn})`, match: typed }]),
    { text: ` – ${what}`, isDim: true },
  ];
  return { content: name, description: describeSuggestion(parts, format) };
}

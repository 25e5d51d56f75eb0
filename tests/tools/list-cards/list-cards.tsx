import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { EntryCard } from '@/lib/card';
import { buildGlossary, type Entry, type Language, loadFacts, regionsFor } from '@/lib/glossary';
import { linesOf } from './text-of';

/** A language, with a country or without. */
export type Locale = Language | `${Language}-${string}`;

/** A card that was asked for does not exist. */
export class UnknownCardError extends Error {}

/**
 * The first look of cards, as text: what a reader sees before any button is pressed.
 *
 * @param locale the language of the cards, and the reader's country where it matters: "fr", "en-US"
 * @param ids the records, e.g. "letrozole" or "taxane"; none for all, drugs first
 * @returns a card after the other, each under a line with its id
 * @throws UnknownCardError when there is no such record
 */
export function listCards(locale: Locale, ids: readonly string[]): string {
  const language = locale.startsWith('fr') ? 'fr' : 'en';
  const glossary = buildGlossary(loadFacts(), regionsFor([locale]));
  const entries = [...glossary.drugs, ...glossary.classes];
  const chosen = ids.length === 0 ? entries : ids.map((id) => entryWith(id, entries));
  return chosen
    .map((entry) => [`== ${recordId(entry)}`, ...firstLook(entry, language)].join('\n'))
    .join('\n\n');
}

function entryWith(id: string, entries: readonly Entry[]): Entry {
  const found = entries.find((entry) => recordId(entry) === id);
  if (!found)
    throw new UnknownCardError(
      `There is no card "${id}": write the id of a record in data/drugs or data/classes`,
    );
  return found;
}

/** The name of its file, which says less than the id of a class's mentions. */
function recordId(entry: Entry): string {
  return entry.kind === 'class' ? entry.drugClass.id : entry.id;
}

function firstLook(entry: Entry, language: Language): string[] {
  const { document } = parseHTML('<main></main>');
  const main = document.querySelector('main') as HTMLElement;
  // Preact makes elements by the global document, which Node does not have.
  const before = Object.getOwnPropertyDescriptor(globalThis, 'document');
  Object.defineProperty(globalThis, 'document', { value: document, configurable: true });
  try {
    render(<EntryCard entry={entry} language={language} headingId="heading" entryOf={() => null} />, main);
    return linesOf(main);
  } finally {
    render(null, main);
    if (before) Object.defineProperty(globalThis, 'document', before);
    else Reflect.deleteProperty(globalThis, 'document');
  }
}

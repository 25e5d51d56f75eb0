import { render } from 'preact';
import { EntryCard, type PointedAt } from '@/lib/card';
import styles from '@/lib/card/styles/card.css?inline';
import { type Drug, type Entry, loadGlossary } from '@/lib/glossary';
import type { Language } from '@/lib/locales';

export const glossary = loadGlossary();

/** Shows the card of a drug or class in the document, as popover and popup do. */
export function show(
  entry: Entry,
  { language = 'en', pointedAt }: { language?: Language; pointedAt?: PointedAt } = {},
): HTMLElement {
  document.body.innerHTML = `<style>${styles} body { background: var(--paper); width: 340px }</style><main></main>`;
  const main = document.querySelector('main') as HTMLElement;
  render(
    <EntryCard
      entry={entry}
      pointedAt={pointedAt}
      language={language}
      headingId="heading"
      entryOf={glossary.entry}
    />,
    main,
  );
  return main;
}

export function removeCards(): void {
  render(null, document.querySelector('main') ?? document.body);
  document.body.replaceChildren();
}

/** @throws Error when there is no such entry */
export function entry(id: string): Entry {
  const found = glossary.entry(id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

/** @throws Error when there is no such drug */
export function drug(id: string): Drug {
  const found = entry(id);
  if (found.kind !== 'drug') throw new Error(`${id} is no drug`);
  return found;
}

/** @throws Error when no button has the text */
export function button(text: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('button, [role="button"]')].find(
    ({ textContent }) => textContent?.includes(text),
  );
  if (!found) throw new Error(`There is no button "${text}"`);
  return found;
}

/** Preact renders a change of state in the next microtask or frame. */
export const rendered = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

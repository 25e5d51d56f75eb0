import { render } from 'preact';
import { vi } from 'vitest';
import { type Glossary, loadGlossary } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import type { PageList } from '@/lib/protocol';
import { GlossaryPage } from '@/lib/screens';
import styles from '@/lib/screens/glossary/glossary.css?inline';

const address = location.href;

/** What the page is opened with. */
interface Opened {
  language?: Language;
  /** The part of the address from `?` on. */
  search?: string;
  /** The part of the address from `#` on. */
  hash?: string;
  /** The list that the background keeps. */
  list?: PageList | null;
}

/**
 * Shows the glossary page in the document, with all of its cards made, in place of the one before.
 *
 * @returns a function that shows it again with the facts of another region
 */
export async function showGlossary({
  language = 'en',
  search = '',
  hash = '',
  list = null,
}: Opened = {}): Promise<{ show(glossary: Glossary): void }> {
  closeGlossary();
  document.documentElement.lang = language;
  document.title = 'Glossary';
  const { origin, pathname } = new URL(address);
  history.replaceState(null, '', `${origin}${pathname}${search}${hash}`);
  document.body.innerHTML = `<style>${styles}</style><div id="app"></div>`;
  const getPageList = async () => list;
  const takeQuery = async () => null;
  const show = (glossary: Glossary) =>
    render(<GlossaryPage {...{ language, glossary, getPageList, takeQuery }} />, element('#app'));
  show(loadGlossary());
  // The last card of the page.
  await vi.waitFor(() => element('[id="topic:canadian-cancer-society-telephone"] .advice'), {
    timeout: 10_000,
  });
  return { show };
}

export function closeGlossary(): void {
  const app = document.querySelector('#app');
  if (app) render(null, app);
  document.body.replaceChildren();
  history.replaceState(null, '', address);
}

/** @throws Error when the page has none */
export function element<Found extends HTMLElement = HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

/** @throws Error when no element that the selector finds has this text */
export function withText(selector: string, text: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const found = all.find(({ textContent }) => textContent.trim() === text);
  if (!found)
    throw new Error(`No ${selector} says "${text}": ${all.map((one) => one.textContent).join(' | ')}`);
  return found;
}

/** The names of the drugs in the table, in its order. */
export function drugsShown(): string[] {
  return [...document.querySelectorAll('.drug-table [scope=row] .term, .block-name')].map(
    ({ textContent }) => textContent,
  );
}

/** What the page says about the filters. */
export const status = () => element('.filter-status [role=status]').textContent;

/** Types into the search field. */
export function type(text: string): void {
  const field = element<HTMLInputElement>('.filters input[type=search]');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

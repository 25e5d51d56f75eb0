import { render } from 'preact';
import { vi } from 'vitest';
import { showPage } from '@/entrypoints/shared/show-page';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import { type Language, settingsText } from '@/lib/locales';
import { type KeyActions, SettingsPage, type WatchSync } from '@/lib/screens';
import styles from '@/lib/screens/settings/styles/settings.css?inline';
import { createNewRule, createSettingsStore, type SettingsStore, watchSyncProblem } from '@/lib/settings';
import { FakeArea } from '../../unit/settings/fake-area';

export const KEYS: KeyActions = {
  commands: async () => [
    { description: 'Go to the next drug name', shortcut: 'Alt+Shift+D' },
    { description: 'Search', shortcut: '' },
  ],
  openPage: async () => undefined,
};

export interface ShownSettings {
  /** What is stored. */
  area: FakeArea;
  /** The same settings, as another window has them. */
  otherWindow: SettingsStore;
}

/** Shows the settings page in the document, over what is stored, in a browser of a language. */
export async function showSettings(
  stored: Record<string, unknown> = {},
  { language = 'en', keys = KEYS }: { language?: Language; keys?: KeyActions | null } = {},
): Promise<ShownSettings> {
  document.body.innerHTML = `<style>${styles}</style><div id="app"></div>`;
  const area = new FakeArea({ ...stored });
  const lock = <Result,>(change: () => Promise<Result>) =>
    navigator.locks.request('settings', change) as Promise<Result>;
  const store = () => createSettingsStore({ local: area }, lock);
  const ownStore = store();
  const newRule = createNewRule(async () => '\ngithub.io\n');
  const watchSync: WatchSync = (show, signal) => watchSyncProblem(area, show, signal);
  showPage({ getMessage: () => language }, ownStore, ({ language: shown, region }) => ({
    title: settingsText(shown, 'title'),
    content: (
      <SettingsPage
        language={shown}
        store={ownStore}
        newRule={newRule}
        isPrivate={false}
        keys={keys}
        watchSync={watchSync}
        entryOf={(id) => loadGlossary(regionsFor(['en-CA'], region)).entry(id)}
      />
    ),
  }));
  await vi.waitFor(() => element('.settings'));
  return { area, otherWindow: store() };
}

export function closeSettings(): void {
  const app = document.querySelector('#app');
  if (app) render(null, app);
  document.body.replaceChildren();
}

/** @throws where there is none */
export function element<Type extends HTMLElement = HTMLElement>(selector: string): Type {
  const found = document.querySelector<Type>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

/** What a reader sees of the page. */
export const text = () => document.body.innerText;

/** Presses a button by what it says. */
export function press(name: string): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('button')];
  const button = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
  if (!button) throw new Error(`There is no button “${name}”`);
  button.click();
}

/** Chooses one value of a setting. */
export function choose(value: string): void {
  element<HTMLInputElement>(`input[value="${value}"]`).click();
}

/** Chooses one value in the list of a setting. */
export function select(name: string, value: string): void {
  const setting = [...document.querySelectorAll('.setting')].find(
    (one) => one.querySelector('h2')?.textContent === name,
  );
  const list = setting?.querySelector('select');
  if (!list) throw new Error(`There is no list for ${name}`);
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Types into a field, as if all at once. */
export function type(selector: string, typed: string): void {
  const field = element<HTMLInputElement>(selector);
  field.value = typed;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Opens a file as the reader does. */
export function openFile(content: string, name = 'settings.json'): void {
  const chosen = new DataTransfer();
  chosen.items.add(new File([content], name));
  const input = element<HTMLInputElement>('input[type=file]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

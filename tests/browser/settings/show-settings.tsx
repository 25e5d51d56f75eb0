import { render } from 'preact';
import { vi } from 'vitest';
import { loadGlossary } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import { type KeyActions, SettingsPage } from '@/lib/screens';
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

/** Shows the settings page in the document, over what is stored. */
export async function showSettings(
  stored: Record<string, unknown> = {},
  { language = 'en', keys = KEYS }: { language?: Language; keys?: KeyActions | null } = {},
): Promise<ShownSettings> {
  document.documentElement.lang = language;
  document.title = 'Settings';
  document.body.innerHTML = `<style>${styles}</style><div id="app"></div>`;
  const area = new FakeArea({ ...stored });
  const lock = <Result,>(change: () => Promise<Result>) =>
    navigator.locks.request('settings', change) as Promise<Result>;
  const store = () => createSettingsStore({ local: area }, lock);
  render(
    <SettingsPage
      language={language}
      store={store()}
      newRule={createNewRule(async () => '\ngithub.io\n')}
      isPrivate={false}
      keys={keys}
      watchSync={(show, signal) => watchSyncProblem(area, show, signal)}
      entryOf={(id) => loadGlossary().entry(id)}
    />,
    element('#app'),
  );
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

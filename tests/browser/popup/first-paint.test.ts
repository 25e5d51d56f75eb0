import { expect, test } from 'vitest';
import page from '@/entrypoints/popup/index.html?raw';
import styles from '@/lib/screens/popup/styles/popup.css?inline';
import { showPopup } from './show-popup';

/** Where the icon, the lens and the field stand, and where the field begins its text. */
function places(): unknown[] {
  const parts = ['.bar img', '.field svg', '.field input'].map((selector) => {
    const part = document.querySelector(selector);
    if (!part) throw new Error(`There is no ${selector}`);
    return part;
  });
  return parts.map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return { x, y, width, height, text: getComputedStyle(part).paddingInline };
  });
}

test.each(['en', 'fr'] as const)(
  'what shows before the scripts have come does not move, in %s',
  async (language) => {
    const app = new DOMParser().parseFromString(page, 'text/html').querySelector('#app');
    document.body.innerHTML = `<style>${styles}</style>${app?.outerHTML}`;
    const before = places();
    expect(document.body.innerText.trim()).toBe('');
    await showPopup({}, language);
    expect(places()).toEqual(before);
  },
);

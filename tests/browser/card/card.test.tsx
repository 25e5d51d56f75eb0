import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { EntryCard } from '@/lib/card';
import styles from '@/lib/card/card.css?inline';
import { buildGlossary, type Drug, type Entry, facts } from '@/lib/glossary';

const glossary = buildGlossary(facts);

/** Shows the card of a drug or class in the document, as popover and popup do. */
function show(entry: Entry, definedAs?: string): HTMLElement {
  document.body.innerHTML = `<style>${styles} body { background: var(--paper); width: 340px }</style><main></main>`;
  const main = document.querySelector('main') as HTMLElement;
  render(<EntryCard entry={entry} definedAs={definedAs} language="en" headingId="heading" />, main);
  return main;
}

function entry(id: string): Entry {
  const found = glossary.entry(id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

function drug(id: string): Drug {
  const found = entry(id);
  if (found.kind !== 'drug') throw new Error(`${id} is no drug`);
  return found;
}

function button(text: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.includes(text),
  );
  if (!found) throw new Error(`There is no button "${text}"`);
  return found;
}

/** Preact renders a change of state in the next microtask or frame. */
const rendered = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

afterEach(() => {
  render(null, document.querySelector('main') ?? document.body);
  document.body.replaceChildren();
});

describe('the card', () => {
  const all = [...glossary.drugs, ...glossary.classes];
  test.each(all.map(({ id }) => id))('%s: nothing for axe to find, all of it open', async (id) => {
    show(entry(id));
    for (const found of document.querySelectorAll<HTMLElement>('button')) found.click();
    await rendered();
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  });

  test('explains a subtype in place and takes the explanation back', async () => {
    show(drug('trastuzumab'));
    const chip = button('HER2-positive');
    const explanation = document.querySelector('.explanation');
    expect(chip.getAttribute('aria-expanded')).toBe('false');
    chip.click();
    await rendered();
    expect(chip.getAttribute('aria-expanded')).toBe('true');
    expect(explanation?.textContent).toMatch(/protein called HER2/);
    chip.click();
    await rendered();
    expect(explanation?.hasAttribute('hidden')).toBe(true);
  });

  test('shows a few of many names, and all on demand', async () => {
    const main = show(drug('trastuzumab'));
    expect(main.textContent).toContain('Herceptin');
    expect(main.textContent).not.toContain('Zercepac');
    button('more names').click();
    await rendered();
    expect(main.textContent).toContain('Zercepac');
  });

  test('sets the regulator’s use beside the base document’s for HER2 drugs, with source and date', async () => {
    const main = show(drug('trastuzumab'));
    expect(main.textContent).toMatch(
      /Approved in Canada for .*HER2.*\(Health Canada, label of May 2, 2025\)/,
    );
    button('the US').click();
    await rendered();
    expect(main.textContent).toMatch(/Approved in the US for /);
    expect(main.textContent).toMatch(/Approved in the EU for /);
  });

  test('a drug without a checked use says so, and shows no chips', () => {
    const main = show({ ...drug('letrozole'), listing: null });
    expect(main.textContent).toContain(
      'This glossary has no checked source for how it is used in breast cancer.',
    );
    expect(main.querySelector('.chip')).toBeNull();
  });

  test('bare "liposomal doxorubicin" says that there are two kinds', () => {
    expect(show(drug('liposomal-doxorubicin')).textContent).toMatch(/two kinds/);
  });

  test('a drug outside the base document says what others say of it, and only more about its kind of treatment', () => {
    const main = show(drug('goserelin'));
    expect(main.textContent).not.toContain('page on metastatic breast cancer lists it');
    expect(main.textContent).toContain('More about this kind of treatment: “Hormone therapy”');
    expect(main.querySelector('.chip')).toBeNull();
  });

  test('a class says what it does, lists its drugs, and opens them in place', async () => {
    const main = show(entry('class:taxane'));
    const heading = () => main.querySelector('h2');
    expect(heading()?.textContent).toBe('Taxane');
    expect(main.textContent).toMatch(/stops cancer cells from dividing/);
    button('docetaxel').click();
    await rendered();
    expect(heading()?.textContent).toBe('docetaxel');
    expect(document.activeElement).toBe(heading());
    button('taxane').click();
    await rendered();
    expect(heading()?.textContent).toBe('Taxane');
    expect(document.activeElement).toBe(heading());
  });

  test('a wide class lists the drugs of the narrower ones', () => {
    const main = show(entry('class:antibody-drug-conjugate'));
    expect(main.textContent).toContain('trastuzumab emtansine');
    expect(main.textContent).toContain('sacituzumab govitecan');
  });

  test('says that the page uses the abbreviation so, where the page defines it', () => {
    expect(show(drug('doxorubicin'), 'DOX').textContent).toContain('This page uses “DOX” for doxorubicin.');
    expect(show(drug('doxorubicin')).textContent).not.toContain('This page uses');
  });

  test('every link opens in a new tab and tells the other page nothing', () => {
    show(drug('trastuzumab'));
    const links = [...document.querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(3);
    for (const { target, rel, href } of links) {
      expect([target, rel, new URL(href).protocol]).toEqual(['_blank', 'noopener noreferrer', 'https:']);
    }
  });
});

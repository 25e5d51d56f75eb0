import { render } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { EntryCard, type PointedAt } from '@/lib/card';
import cardStyles from '@/lib/card/styles/card.css?inline';
import type { Entry, Language } from '@/lib/glossary';
import { CardDialog } from '@/lib/popover/host/CardDialog';
import hostStyles from '@/lib/popover/host/styles/popover.css?inline';
import { expectNoFindings, expectNoFindingsInStructure } from '../axe-findings';
import { entry, glossary, rendered } from './show-card';

interface CardState {
  entry: Entry;
  pointedAt?: PointedAt;
  /** Whether the reader has stepped to it with the keyboard. */
  stepped?: boolean;
  /** As what it stands in a small window, and with which size. */
  form?: { width: number; height: number; isCompact?: true };
  /** What the reader presses in it, one after the other, as CSS selectors. */
  presses?: readonly string[];
}

const trastuzumab = {
  entry: entry('trastuzumab'),
  pointedAt: { normalizedText: 'Herceptin', definedHere: false },
};
const taxane = { entry: entry('class:taxane') };
const STATES: Record<string, CardState> = {
  'at first look, of a brand name': trastuzumab,
  'that was stepped to, with its buttons': { ...trastuzumab, stepped: true },
  'with its details open': { ...trastuzumab, presses: ['button.more'] },
  'with a subtype explained': { ...trastuzumab, presses: ['.chip'] },
  'with its sources open': { ...trastuzumab, presses: ['.source button'] },
  'with its options open': { ...trastuzumab, presses: ['.options'] },
  'as a low sheet': { ...trastuzumab, form: { width: 320, height: 158 } },
  'as the sheet of a phone': { ...trastuzumab, form: { width: 360, height: 459 } },
  'in a frame of a few lines': { ...trastuzumab, form: { width: 300, height: 66, isCompact: true } },
  'of conditions, one explained': { entry: entry('docetaxel'), presses: ['li .term'] },
  'of a use that is no longer approved': { entry: entry('bevacizumab') },
  'of a drug with a narrower use': { entry: entry('alpelisib') },
  'of a drug class': taxane,
  'of a drug that was opened from its class': { ...taxane, presses: ['.drugs button'] },
  'of an abbreviation that the page explains': {
    entry: entry('doxorubicin'),
    pointedAt: { normalizedText: 'DOX', definedHere: true },
  },
  'of a drug that the base document does not name': { entry: entry('goserelin') },
  'of a drug without a checked use': { entry: entry('etoposide') },
  'of words that may mean two drugs': { entry: entry('liposomal-doxorubicin') },
};

afterEach(() => {
  render(null, document.querySelector('main') ?? document.body);
  document.body.replaceChildren();
});

function show(state: CardState, language: Language): HTMLElement {
  document.body.innerHTML = `<style>${cardStyles}${hostStyles} :root { color-scheme: light dark }</style>
    <main class="tokens" data-sheet="${state.form !== undefined}" data-side="${state.form ? 'foot' : 'below'}"></main>`;
  const main = document.querySelector('main');
  if (!main) throw new Error('The document has no main element');
  // As the host of a card sets it.
  main.style.cssText = state.form
    ? `width: ${state.form.width}px; max-height: ${state.form.height}px`
    : 'width: 340px';
  render(
    <CardDialog
      entry={state.entry}
      entryOf={() => null}
      pointedAt={state.pointedAt ?? { normalizedText: '', definedHere: false }}
      language={language}
      steps={state.stepped ? { step: () => undefined, isRepeated: true } : undefined}
      hostName="example.org"
      onClose={() => undefined}
      asksTwice={false}
      isOff={false}
      mayChange={() => true}
      onTurnOff={async () => true}
      isCompact={state.form?.isCompact ?? false}
      onOpenGlossary={() => undefined}
      onOpenSettings={() => undefined}
      onUndo={() => undefined}
    />,
    main,
  );
  return main;
}

describe.each(['en', 'fr'] as const)('axe finds nothing wrong, in %s, in a card', (language) => {
  test.each(Object.entries(STATES))('%s', async (where, state) => {
    const main = show(state, language);
    for (const selector of state.presses ?? []) {
      const button = main.querySelector<HTMLElement>(selector);
      if (!button) throw new Error(`The card has no ${selector}`);
      button.click();
      await rendered();
    }
    await expectNoFindings(main, where, { systems: language === 'en' ? 'all' : 'light' });
  });
});

test.each(['en', 'fr'] as const)(
  'axe finds nothing wrong, in %s, in the structure of all cards, all of each open',
  async (language) => {
    const all = [...glossary.drugs, ...glossary.classes];
    expect(all.length).toBeGreaterThan(60);
    document.body.innerHTML = '<main></main>';
    const main = document.querySelector('main') as HTMLElement;
    render(
      all.map((one) => (
        <section key={one.id} aria-labelledby={`heading-${one.id}`}>
          <EntryCard
            entry={one}
            language={language}
            headingId={`heading-${one.id}`}
            entryOf={glossary.entry}
          />
        </section>
      )),
      main,
    );
    for (const button of main.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) button.click();
    await rendered();
    expect(main.querySelectorAll('[aria-expanded="true"]').length).toBeGreaterThan(all.length);
    await expectNoFindingsInStructure(main, language);
  },
);

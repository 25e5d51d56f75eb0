import { render } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { Entry, Language } from '@/lib/card';
import cardStyles from '@/lib/card/card.css?inline';
import { CardDialog } from '@/lib/popover/CardDialog';
import hostStyles from '@/lib/popover/popover.css?inline';
import { glossary } from '../card/show-card';

/** Largest size of a card at first look, nothing of it scrolled; CSS pixels. */
const MOST = { width: 340, height: 300 };

afterEach(() => {
  render(null, document.querySelector('main') ?? document.body);
  document.body.replaceChildren();
});

/** @returns the card as it stands in a page with room enough */
function show(entry: Entry, language: Language): HTMLElement {
  document.body.innerHTML = `<style>${cardStyles}${hostStyles}</style><main class="tokens" data-sheet="false"></main>`;
  const main = document.querySelector('main') as HTMLElement;
  const pointedAt = { letters: '', definedHere: false };
  render(
    <CardDialog
      entry={entry}
      pointedAt={pointedAt}
      language={language}
      onClose={() => undefined}
      onTurnOff={() => undefined}
    />,
    main,
  );
  return main;
}

describe.each(['en', 'fr'] as const)('the first look, in %s,', (language) => {
  test.each(glossary.drugs.map((drug) => drug.id))('at %s needs no scrolling', (id) => {
    const drug = glossary.entry(id);
    if (!drug) throw new Error(`There is no ${id}`);
    const { width, height } = show(drug, language).getBoundingClientRect();
    expect(width).toBeLessThanOrEqual(MOST.width);
    expect(height).toBeLessThanOrEqual(MOST.height);
  });
});

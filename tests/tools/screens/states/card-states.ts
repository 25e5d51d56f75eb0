import type { Language } from '../views.ts';

/** A name in the articles of tests/fixtures/screens, and the heading of its card. */
export interface NameInArticle {
  within: string;
  written: Record<Language, string>;
  heading: Record<Language, string>;
}

/** What a card can be seen as. */
export interface CardState {
  id: string;
  title: string;
  name: NameInArticle;
  /** How it is opened. */
  by: 'mouse' | 'keyboard';
  /** Where in the window the name is, 0 at the top; by default where a card fits below it. */
  at?: number;
  /** A low window, in which no card fits above or below the line. */
  low?: boolean;
  /** What the reader presses in it, one after the other, as CSS selectors. */
  presses?: readonly string[];
}

const letrozole: NameInArticle = {
  within: '#tablets',
  written: { en: 'letrozole', fr: 'létrozole' },
  heading: { en: 'letrozole', fr: 'létrozole' },
};
const herceptin: NameInArticle = {
  within: '#antibody',
  written: { en: 'Herceptin', fr: 'Herceptin' },
  heading: { en: 'trastuzumab', fr: 'trastuzumab' },
};
const taxanes: NameInArticle = {
  within: '#class',
  written: { en: 'taxanes', fr: 'taxanes' },
  heading: { en: 'Taxane', fr: 'Taxane' },
};
const named = (within: string, en: string, fr: string, heading = { en, fr }): NameInArticle => ({
  within,
  written: { en, fr },
  heading,
});

export const cardStates: readonly CardState[] = [
  // First, because the names are gone through from the one that was stepped to last.
  {
    id: 'keyboard',
    title: 'Stepped to by keyboard: the focus is in it, and buttons lead on',
    name: letrozole,
    by: 'keyboard',
  },
  { id: 'brand-name', title: 'A card just opened on a brand name', name: herceptin, by: 'mouse' },
  { id: 'more', title: 'Details open', name: herceptin, by: 'mouse', presses: ['button.more'] },
  { id: 'chip', title: 'A subtype explained', name: herceptin, by: 'mouse', presses: ['.chip'] },
  { id: 'sources', title: 'Sources open', name: herceptin, by: 'mouse', presses: ['.source button'] },
  { id: 'class', title: 'Of a drug class', name: taxanes, by: 'mouse' },
  {
    id: 'drug-of-class',
    title: 'A drug opened from its class, with the way back',
    name: taxanes,
    by: 'mouse',
    presses: ['ul button'],
  },
  {
    id: 'defined-here',
    title: 'An abbreviation that the page explains',
    name: named('#defined', 'DOX', 'DOX', { en: 'doxorubicin', fr: 'doxorubicine' }),
    by: 'mouse',
  },
  {
    id: 'conditions',
    title: 'Conditions that chips cannot tell',
    name: named('#class', 'docetaxel', 'docétaxel'),
    by: 'mouse',
  },
  {
    id: 'narrower',
    title: 'A regulator names less than the base document',
    name: named('#kinds', 'alpelisib', 'alpélisib'),
    by: 'mouse',
  },
  {
    id: 'withdrawn',
    title: 'A use that is no longer approved',
    name: named('#kinds', 'Avastin', 'Avastin', { en: 'bevacizumab', fr: 'bévacizumab' }),
    by: 'mouse',
  },
  { id: 'options', title: 'Options open', name: herceptin, by: 'mouse', presses: ['.options'] },
  {
    id: 'unlisted',
    title: 'A drug that the base document does not name',
    name: named('#tablets', 'goserelin', 'goséréline'),
    by: 'mouse',
  },
  {
    id: 'unknown-use',
    title: 'No checked source for its use',
    name: named('#unlisted', 'etoposide', 'étoposide'),
    by: 'mouse',
  },
  {
    id: 'ambiguous',
    title: 'Words that may mean two drugs',
    name: named('#ambiguous', 'liposomal doxorubicin', 'liposomal doxorubicin', {
      en: 'liposomal doxorubicin',
      fr: 'doxorubicine liposomale',
    }),
    by: 'mouse',
  },
  { id: 'sheet', title: 'In a low window, as at 400 %', name: herceptin, by: 'mouse', low: true, at: 0.1 },
  {
    id: 'above',
    title: 'Above the line, near the foot of the window',
    name: named('#unlisted', 'etoposide', 'étoposide'),
    by: 'mouse',
    at: 0.8,
  },
];

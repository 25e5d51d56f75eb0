import type { Language, Localized } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';

/** The card's own words; whole sentences, never put together from pieces that another language would order otherwise. */
const TEXTS = {
  otherNames: { en: 'Also called' },
  moreNames: { en: 'Show {count} more names' },
  use: { en: 'Use in breast cancer' },
  listedFor: { en: 'The Canadian Cancer Society’s page on metastatic breast cancer lists it for' },
  scope: { en: 'That page is about cancer that has spread. Earlier stages may be treated differently.' },
  explains: { en: 'What does {label} mean?' },
  labels: { en: 'What regulators have approved' },
  moreRegions: { en: 'Show {regions}' },
  approved: { en: 'Approved in {region} for {indication}' },
  withdrawn: { en: 'No longer approved in {region} for {indication}' },
  unknownUse: { en: 'This glossary has no checked source for how it is used in breast cancer.' },
  otherUses: { en: 'Also used for other illnesses; this card is only about breast cancer.' },
  section: { en: 'Read the section “{section}”' },
  moreAbout: { en: 'More about this kind of treatment: “{section}”' },
  definedHere: { en: 'This page uses “{abbreviation}” for {name}.' },
  drugsOfClass: { en: 'Drugs of this kind in this glossary' },
  newTab: { en: 'opens in a new tab' },
  copyright: { en: '© {date}' },
  label: { en: 'label of {date}' },
  index: { en: '{date}' },
  page: { en: '{date}' },
  extract: { en: '{date}' },
  article: { en: '{date}' },
  advice: {
    en: 'General information, not advice. Do not start, stop or change a medicine because of this card; ask your care team.',
  },
  turnOff: { en: 'Turn off on this site' },
  close: { en: 'Close' },
  previousName: { en: 'Previous name' },
  nextName: { en: 'Next name' },
  nextOther: { en: 'Next other drug' },
  CA: { en: 'Canada' },
  US: { en: 'the US' },
  EU: { en: 'the EU' },
  FR: { en: 'France' },
  UK: { en: 'the UK' },
} satisfies Record<string, Localized>;

export type TextKey = keyof typeof TEXTS;

/** Gives the card's words in one language; `{name}` in a text is replaced by the value of that name. */
export function cardText(language: Language, key: TextKey, values: Record<string, string> = {}): string {
  return textIn(TEXTS[key], language).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

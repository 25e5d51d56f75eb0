/**
 * A patient may act on a card: its French says what the English says, no more and no less. These tests compare the words
 * that decide whom a statement is about; that the rest is well said was read, not tested.
 */
import { describe, expect, it } from 'vitest';
import { entryName, loadFacts } from '@/lib/glossary';
import { glossary, SENTENCES } from './texts';

const facts = loadFacts();

describe('the condition of a list of the base document names its subtypes and no others', () => {
  const WORDS: Record<string, RegExp> = {
    'hr-positive': /récepteurs hormonaux positifs/,
    'hr-negative': /récepteurs hormonaux négatifs/,
    'her2-positive': /HER2 positif/,
    'her2-negative': /HER2 négatif/,
    'brca-mutation': /mutations du gène BRCA/,
  };

  it.each(facts.sections.flatMap(({ lists }) => lists))('$id', ({ condition, subtypes }) => {
    for (const [id, words] of Object.entries(WORDS)) {
      expect(words.test(condition.fr), id).toBe(subtypes.includes(id));
    }
  });
});

/** Words that stand in both texts or in neither. */
const SAME: [english: RegExp, french: RegExp][] = [
  [/(?<!estrogen )receptor–positive/, /à récepteurs hormonaux positifs/],
  [/(?<!estrogen )receptor–negative/, /à récepteurs hormonaux négatifs/],
  [/estrogen receptor–positive/, /à récepteurs des œstrogènes positifs/],
  [/estrogen receptor–negative/, /à récepteurs des œstrogènes négatifs/],
  [/HER2-positive/, /HER2 positif/],
  [/HER2-negative/, /HER2 négatif/],
  [/HER2-low/, /HER2 faible/],
  [/HER2-ultralow/, /HER2 ultrafaible/],
  [/triple-negative/, /triple négatif/],
  [/PIK3CA/, /PIK3CA/],
  [/AKT1/, /AKT1/],
  [/\bPTEN\b/, /\bPTEN\b/],
  [/ESR1/, /ESR1/],
  [/switches on/, /active le gène/],
  [/PD-L1/, /PD-L1/],
  [/BRCA/, /BRCA/],
  [/advanced/, /avancé/],
  [/spread/, /propag/],
  [/metasta/, /métasta/],
  [/cannot be removed|surgery cannot remove/, /retiré par chirurgie|inopérable/],
  [/HR-positive/, /RH positif/],
  [/HR-negative/, /RH négatif/],
  [/inflammatory/, /inflammatoire/],
  [/germline/, /germinal/],
  [/\binherited/, /hérédit|hérité/],
  [/\bearly\b/, /précoce/],
  [/invasive/, /invasif/],
  [/(?<!removed by )surgery(?! cannot remove)/, /(?<!retiré par )chirurgie/],
  [/after menopause/, /après la ménopause|femmes ménopausées/],
  [/before (or around )?menopause/, /avant la ménopause/],
  [/around menopause/, /ménopause ou autour de celle-ci/],
  [/\bin men\b/, /chez les hommes/],
  [/\bwomen\b/, /femmes/],
  [/adults/, /adultes/],
  [/alone/, /seule?(?! médicament)/],
  [/lymph nodes/, /ganglions lymphatiques/],
  [/high risk/, /risque élevé/],
  [/A test must find/, /Un test doit détecter/],
  [/\bbrain/, /cerveau/],
  [/\bbones?\b/, /\bos\b|osseu/],
  [/hormone(-based)? (therapy|treatment)/, /hormonothérapie/],
  [/chemotherap/, /chimiothérapie/],
  [/targeted therapy/, /traitement ciblé/],
  [/taxane/, /taxane/],
  [/anthracycline/, /anthracycline/],
  [/aromatase inhibitor/, /inhibiteurs? de l’aromatase/],
  [/(GnRH|LHRH) agonist/, /agoniste de la (GnRH|LHRH)/],
  [
    /as (its |the )?first|first (HER2|hormone|chemotherapy|treatment)/,
    /premi(er|ère) (traitement|médicament|hormonothérapie|chimiothérapie)/,
  ],
  [/at least one/, /au moins une?(?! travail)/],
  [/(at least two|two or more)/, /au moins deux/],
  [/within 12 months/, /dans les 12\u00a0mois/],
  [/within one year/, /dans l’année/],
  [/not recommended|not suitable/, /n’est pas recommandé|ne convient pas|ne convenaient pas/],
  [/took the request back/, /a retiré sa demande/],
  [/\b(may|can)\b(?! no longer)/, /(?<!(?<!\p{L})ne )(peut|peuvent)/u],
];

describe('who a statement is about is the same in both languages', () => {
  const plain = (text: string) => text.toLowerCase();

  it.each(SAME)('%s is %s', (english, french) => {
    const [en, fr] = [english, french].map((words) => new RegExp(words.source, 'iu'));
    const said = SENTENCES.filter(({ text }) => en?.test(text.en));
    expect(said.length).toBeGreaterThan(0);
    for (const { where, text } of SENTENCES) {
      const which = `${where}:\n${text.en}\n${text.fr}`;
      expect.soft(fr?.test(text.fr), which).toBe(en?.test(text.en));
    }
  });

  it('each drug that one names, the other names', () => {
    const says = (text: string, name: string) =>
      new RegExp(`(?<![\\p{L}-])${plain(name)}(?!\\p{L})`, 'u').test(plain(text));
    for (const { where, text } of SENTENCES) {
      for (const drug of glossary.drugs) {
        const inEnglish = says(text.en, entryName(drug, 'en'));
        expect(says(text.fr, entryName(drug, 'fr')), `${drug.id} in ${where}`).toBe(inEnglish);
      }
    }
  });

  it('each number is the same', () => {
    const numbers = (text: string) => [...new Set(text.match(/\d+/g))].sort();
    for (const { where, text } of SENTENCES) expect(numbers(text.fr), where).toEqual(numbers(text.en));
  });
});

it('a class that is a kind of chemotherapy or hormone therapy is so in both languages', () => {
  for (const { id, plain } of facts.classes) {
    expect(plain.fr.startsWith('Un type de chimiothérapie'), id).toBe(plain.en.startsWith('A kind of chemo'));
    expect(plain.fr.startsWith('Une hormonothérapie'), id).toBe(plain.en.startsWith('A hormone therapy'));
  }
});

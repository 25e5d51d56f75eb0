import type { Language } from '@/data/schema';
import { LANGUAGES, type ReaderText } from './reader-texts';

/** Words that readers with no training do not know. */
interface HardWord {
  word: RegExp;
  /** What explains the word where it stands in the same text; nothing does where this is missing. */
  explainedBy?: RegExp;
  /** What to write. */
  advice: string;
}

const GENE = { explainedBy: /\bgenes?\b|\btest/i, advice: 'say that it is a gene, or name the test' };
const GENE_FR = {
  explainedBy: /(?<!\p{L})(gène|test)/iu,
  advice: 'say that it is a gene ("gène"), or name the test',
};
const PROTEIN = {
  explainedBy: /\bproteins?\b|\btest|\bscore/i,
  advice: 'say that it is a protein, or name the test',
};
const PROTEIN_FR = {
  explainedBy: /(?<!\p{L})(protéine|test|score)/iu,
  advice: 'say that it is a protein ("protéine"), or name the test',
};
const SPREAD = 'say that the cancer has spread';
const SPREAD_FR = 'say that the cancer has spread ("s’est propagé")';

const GENES = /\b(PIK3CA|AKT1|PTEN|ESR1)\b|\bBRCA[12]?\b/;
const PROTEINS = /\bPD-L?1\b|\b(TROP2|Trop-2|RANKL?|VEGF)\b/;
/** Proteins that texts name only in the names of drug classes: "CDK4/6 inhibitor". */
const TARGETS = /\b(PARP|CDK4\/6|PI3K|mTOR|AKT)\b/;

const HARD_WORDS: Record<Language, readonly HardWord[]> = {
  en: [
    { word: /\b(neo)?adjuvant\b/i, advice: 'say "before surgery" or "after surgery"' },
    { word: /\bmetasta\w+/i, explainedBy: /\bspread/i, advice: SPREAD },
    { word: /\bprogression\b|\bprogressed\b/i, advice: 'say that the cancer got worse' },
    { word: /\bgermline\b/i, explainedBy: /\binherited\b|\bparents?\b|\bborn\b/i, advice: 'say "inherited"' },
    { word: /\bCPS\b/, explainedBy: /\bscore\b/i, advice: 'say that it is the score of a test' },
    { word: /\bECOG\b/, advice: 'say what people are able to do' },
    { word: /\bmonotherapy\b/i, advice: 'say "given alone"' },
    { word: /\b(un)?resectable\b|\binoperable\b/i, advice: 'say that surgery cannot remove the cancer' },
    { word: /\brefractory\b/i, advice: 'say that the treatment did not work, or works no more' },
    {
      word: /\bpalliative\b/i,
      explainedBy: /\bease\b|\brelieve/i,
      advice: 'say that it is to ease symptoms',
    },
    {
      word: /\bbiosimilars?\b/i,
      explainedBy: /\bsimilar\b/i,
      advice: 'say that it is a very similar version',
    },
    { word: /\bsubcutaneous(ly)?\b/i, advice: 'say "under the skin"' },
    { word: /\bintravenous(ly)?\b/i, advice: 'say "into a vein"' },
    { word: /\bcytotoxic\b/i, advice: 'say that it kills cells' },
    { word: GENES, ...GENE },
    { word: PROTEINS, ...PROTEIN },
    {
      word: TARGETS,
      explainedBy: /\b(proteins?|enzymes?|drugs?|medicines?|treatments?|therapy)\b/i,
      advice: 'say that it is a protein, or a drug against one',
    },
  ],
  fr: [
    {
      word: /(?<!\p{L})(néo)?adjuvante?s?(?!\p{L})/iu,
      advice: 'say "avant la chirurgie" or "après la chirurgie"',
    },
    { word: /métasta\p{L}+/iu, explainedBy: /propag/i, advice: SPREAD_FR },
    { word: /(?<!\p{L})progression(?!\p{L})/iu, advice: 'say that the cancer got worse ("s’est aggravé")' },
    {
      word: /(?<!\p{L})germinale?s?(?!\p{L})/iu,
      explainedBy: /hérédit|hérité|parents?|naissance/iu,
      advice: 'say "héréditaire"',
    },
    { word: /\bCPS\b/, explainedBy: /score/i, advice: 'say that it is the score of a test ("score")' },
    { word: /\bECOG\b/, advice: 'say what people are able to do' },
    { word: /(?<!\p{L})monothérapie/iu, advice: 'say "donné seul"' },
    { word: /résécable/iu, advice: 'say that surgery cannot remove the cancer' },
    { word: /réfractaire/iu, advice: 'say that the treatment did not work, or works no more' },
    {
      word: /palliati(f|ve)s?/iu,
      explainedBy: /soulag/iu,
      advice: 'say that it is to ease symptoms ("soulager")',
    },
    {
      word: /biosimilaires?/iu,
      explainedBy: /(?<!bio)similaire|semblable/iu,
      advice: 'say that it is a very similar version',
    },
    { word: /sous-cutanée?s?/iu, advice: 'say "sous la peau"' },
    { word: /intraveineu(x|se)s?/iu, advice: 'say "dans une veine"' },
    { word: /cytotoxique/iu, advice: 'say that it kills cells' },
    { word: GENES, ...GENE_FR },
    { word: PROTEINS, ...PROTEIN_FR },
    {
      word: TARGETS,
      explainedBy: /(?<!\p{L})(protéine|enzyme|médicament|traitement|thérapie)/iu,
      advice: 'say that it is a protein ("protéine"), or a drug against one',
    },
  ],
};

/**
 * Finds jargon, and names of genes and proteins, that stand without an explanation.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function unexplainedWords(texts: readonly ReaderText[]): string[] {
  return texts.flatMap(({ kind, where, text }) =>
    kind === 'quoted'
      ? []
      : LANGUAGES.flatMap((language) =>
          HARD_WORDS[language].flatMap(({ word, explainedBy, advice }) => {
            const found = text[language].match(word)?.[0];
            if (found === undefined || explainedBy?.test(text[language])) return [];
            return [`${where}.${language}: has "${found}" without an explanation: ${advice}`];
          }),
        ),
  );
}

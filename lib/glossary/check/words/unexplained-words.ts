import type { Language } from '@/data/schema';
import { LANGUAGES, type ReaderText } from '../reader-texts';

/** Words that readers with no training do not know. */
interface HardWord {
  word: RegExp;
  /** What explains the word where it stands in the same text; nothing does where this is missing. */
  explainedBy?: RegExp;
  /** Ids of subtypes: a chip of one of them, beside the text or in it, explains the word when it is pressed. */
  chips?: readonly string[];
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

const GENES = /\b(PIK3CA|AKT1|PTEN|ESR1)\b/;
const BRCA = /\bBRCA[12]?\b/;
const BRCA_CHIPS = ['brca-mutation', 'germline-brca'];
const PROTEINS = /\bPD-L?1\b|\b(TROP2|Trop-2|RANKL?|VEGF)\b/;
/** Proteins that texts name only in the names of drug classes: "CDK4/6 inhibitor". */
const TARGETS = /\b(PARP|CDK4\/6|PI3K|mTOR|AKT)\b/;
const HR_CHIPS = ['hr-positive', 'hr-negative'];

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
    { word: BRCA, ...GENE, chips: BRCA_CHIPS },
    { word: PROTEINS, ...PROTEIN, chips: ['pd-l1-positive'] },
    {
      word: TARGETS,
      explainedBy: /\b(proteins?|enzymes?|drugs?|medicines?|treatments?|therapy)\b/i,
      advice: 'say that it is a protein, or a drug against one',
    },
    {
      word: /\b(anthracyclines?|taxanes?|alkylating agents?|platinum drugs?|vinca alkaloids?)\b/i,
      explainedBy: /\bchemotherapy\b/i,
      advice: 'say that it is chemotherapy',
    },
    {
      word: /\baromatase inhibitors?\b|\banti-estrogen\b|\b(GnRH|LHRH) agonists?\b/i,
      explainedBy: /\bhormone (therapy|drug)\b/i,
      advice: 'say that it is hormone therapy',
    },
    { word: /\binvasive\b/i, explainedBy: /\bgrown?\b/i, advice: 'say that it has grown into nearby tissue' },
    {
      word: /\binflammatory\b/i,
      explainedBy: /\bswollen\b/i,
      advice: 'say that the breast is red and swollen',
    },
    {
      word: /\bhormone-dependent\b/i,
      explainedBy: /\bneeds hormones\b/i,
      advice: 'say that it needs hormones',
    },
    { word: /\bosteoporosis\b/i, explainedBy: /\bthin\b/i, advice: 'say that the bones are thin' },
    { word: /\bDCIS\b/, explainedBy: /\bmilk ducts\b/i, advice: 'say where the abnormal cells are' },
    {
      word: /\bDNA\b/,
      explainedBy: /\binstructions\b|\bgenes?\b/i,
      advice: 'say that it holds the instructions of cells',
    },
    { word: /\benzymes?\b/i, explainedBy: /\bproteins?\b/i, advice: 'say that it is a protein' },
    { word: /\bestrogen\b(?! receptor)/i, explainedBy: /\bhormone/i, advice: 'say that it is a hormone' },
    {
      word: /\bHR\b/,
      explainedBy: /\bhormone receptor\b/i,
      chips: HR_CHIPS,
      advice: 'say "hormone receptor"',
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
    { word: BRCA, ...GENE_FR, chips: BRCA_CHIPS },
    { word: PROTEINS, ...PROTEIN_FR, chips: ['pd-l1-positive'] },
    {
      word: TARGETS,
      explainedBy: /(?<!\p{L})(protéine|enzyme|médicament|traitement|thérapie)/iu,
      advice: 'say that it is a protein ("protéine"), or a drug against one',
    },
    {
      word: /(?<!\p{L})(anthracyclines?|taxanes?|agents? alkylants?|dérivés? du platine|alcaloïdes? de la pervenche)(?!\p{L})/iu,
      explainedBy: /chimiothérapie/iu,
      advice: 'say that it is chemotherapy ("chimiothérapie")',
    },
    {
      word: /inhibiteurs? de l’aromatase|anti-œstrogènes?|agonistes? de la (GnRH|LHRH)/iu,
      explainedBy: /hormonothérapie|médicament hormonal/iu,
      advice: 'say that it is hormone therapy ("hormonothérapie")',
    },
    {
      word: /(?<!\p{L})invasif/iu,
      explainedBy: /étendu/iu,
      advice: 'say that it has grown into nearby tissue ("étendu aux tissus voisins")',
    },
    {
      word: /inflammatoire/iu,
      explainedBy: /enflé/iu,
      advice: 'say that the breast is red and swollen ("enflé")',
    },
    {
      word: /hormonodépendant/iu,
      explainedBy: /besoin d’hormones/iu,
      advice: 'say that it needs hormones ("besoin d’hormones")',
    },
    {
      word: /ostéoporose/iu,
      explainedBy: /aminci|fragil/iu,
      advice: 'say that the bones are thin ("amincis")',
    },
    { word: /\bCCIS\b/, explainedBy: /canaux/iu, advice: 'say where the abnormal cells are ("canaux")' },
    {
      word: /\bADN\b/,
      explainedBy: /instructions|gènes?(?!\p{L})/iu,
      advice: 'say that it holds the instructions of cells',
    },
    {
      word: /(?<!\p{L})enzymes?(?!\p{L})/iu,
      explainedBy: /protéine/iu,
      advice: 'say that it is a protein ("protéine")',
    },
    {
      word: /(?<!(récepteurs des |anti-))œstrogène/iu,
      explainedBy: /hormon/iu,
      advice: 'say that it is a hormone ("hormone")',
    },
    {
      word: /\bRH\b/,
      explainedBy: /récepteurs hormonaux/iu,
      chips: HR_CHIPS,
      advice: 'say "récepteurs hormonaux"',
    },
  ],
};

/**
 * Finds jargon, names of genes, proteins and kinds of drug, and abbreviations that stand without an explanation.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function unexplainedWords(texts: readonly ReaderText[]): string[] {
  return texts.flatMap(({ kind, where, text, chips: shown = [] }) =>
    kind === 'quoted'
      ? []
      : LANGUAGES.flatMap((language) =>
          HARD_WORDS[language].flatMap(({ word, explainedBy, chips = [], advice }) => {
            const found = text[language].match(word)?.[0];
            const isExplained = explainedBy?.test(text[language]) || chips.some((id) => shown.includes(id));
            if (found === undefined || isExplained) return [];
            return [`${where}.${language}: has "${found}" without an explanation: ${advice}`];
          }),
        ),
  );
}

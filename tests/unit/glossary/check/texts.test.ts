import { beforeEach, describe, expect, it } from 'vitest';
import { sentencesOf, wordsOf } from '@/lib/glossary/check';
import { addMadeUp, copyFacts, edit, findingsOfMadeUp, part, replace } from './broken-facts';

beforeEach(copyFacts);

/** Puts texts in the place of those of the made-up drug. */
function write({ line, statement }: { line?: object; statement?: object }): void {
  addMadeUp((drug) => {
    if (line) Object.assign(part(drug, 'labelUses', 0, 'lines', 0, 'text'), line);
    if (statement) Object.assign(part(drug, 'statements', 0, 'text'), statement);
  });
}

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

it('a text without its French is refused', () => {
  addMadeUp((drug) => delete part(drug, 'labelUses', 0, 'lines', 0, 'text')['fr']);
  expect(findingsOfMadeUp()).toEqual([
    'labelUses.0.lines.0.text.fr: Invalid key: Expected "fr" but received undefined: write the French text, which says the same',
  ]);
});

describe('a sentence is refused when it is too long', () => {
  it('in a line of a label', () => {
    write({ line: { en: words(21) } });
    expect(findingsOfMadeUp()).toEqual([
      `labelUses.0.lines.0.text.en: has a sentence of 21 words: in a line of a label at most 20 are read with ease: split or shorten "${words(21)}"`,
    ]);
  });

  it('in a line of a label, in French as in English', () => {
    write({ line: { fr: words(21) } });
    expect(findingsOfMadeUp()).toEqual([
      expect.stringMatching(/^labelUses\.0\.lines\.0\.text\.fr: has a sentence of 21 words: .* at most 20 /),
    ]);
  });

  it('in a summary of a label, in French of more words', () => {
    addMadeUp((drug) =>
      Object.assign(part(drug, 'labelUses', 0), { shortIndication: { en: words(21), fr: words(26) } }),
    );
    expect(findingsOfMadeUp()).toEqual([
      expect.stringMatching(/^labelUses\.0\.shortIndication\.en: .* in a summary of a label at most 20 /),
      expect.stringMatching(/^labelUses\.0\.shortIndication\.fr: .* in a summary of a label at most 25 /),
    ]);
  });

  it('in a statement, in French of more words, because French needs more', () => {
    write({ statement: { fr: `W${words(25)}. W${words(26)}.` } });
    expect(findingsOfMadeUp()).toEqual([
      expect.stringMatching(
        /^statements\.0\.text\.fr: has a sentence of 26 words: in a statement at most 25 /,
      ),
    ]);
  });

  it('but not when several short ones make a long text', () => {
    write({ statement: { en: `W${words(20)}. W${words(20)}.` }, line: { en: words(20) } });
    expect(findingsOfMadeUp()).toEqual([]);
  });
});

describe('a word that readers do not know is refused', () => {
  it.each([
    ['adjuvant treatment', 'adjuvant', 'say "before surgery" or "after surgery"'],
    ['neoadjuvant treatment', 'neoadjuvant', 'say "before surgery" or "after surgery"'],
    ['metastatic breast cancer', 'metastatic', 'say that the cancer has spread'],
    ['breast cancer after progression', 'progression', 'say that the cancer got worse'],
    ['breast cancer with a germline change', 'germline', 'say "inherited"'],
    ['breast cancer with a CPS of 10', 'CPS', 'say that it is the score of a test'],
    ['breast cancer and ECOG 1', 'ECOG', 'say what people are able to do'],
    ['breast cancer, as monotherapy', 'monotherapy', 'say "given alone"'],
    ['breast cancer with a PIK3CA mutation', 'PIK3CA', 'say that it is a gene, or name the test'],
    ['breast cancer with PD-L1', 'PD-L1', 'say that it is a protein, or name the test'],
    ['breast cancer after a taxane', 'taxane', 'say that it is chemotherapy'],
    ['breast cancer after an aromatase inhibitor', 'aromatase inhibitor', 'say that it is hormone therapy'],
    ['invasive breast cancer', 'invasive', 'say that it has grown into nearby tissue'],
    ['inflammatory breast cancer', 'inflammatory', 'say that the breast is red and swollen'],
    ['breast cancer with a BRCA mutation', 'BRCA', 'say that it is a gene, or name the test'],
    ['HR-positive breast cancer', 'HR', 'say "hormone receptor"'],
  ])('"%s"', (en, word, advice) => {
    write({ line: { en } });
    expect(findingsOfMadeUp()).toEqual([
      `labelUses.0.lines.0.text.en: has "${word}" without an explanation: ${advice}`,
    ]);
  });

  it.each([
    ['le traitement adjuvant', 'adjuvant'],
    ['le cancer du sein métastatique', 'métastatique'],
    ['le cancer du sein, en monothérapie', 'monothérapie'],
    ['le cancer du sein avec mutation de PIK3CA', 'PIK3CA'],
    ['le cancer du sein après une anthracycline', 'anthracycline'],
    ['le cancer du sein invasif', 'invasif'],
    ['le cancer du sein RH positif', 'RH'],
  ])('in French: "%s"', (fr, word) => {
    write({ line: { fr } });
    expect(findingsOfMadeUp()).toEqual([
      expect.stringContaining(`labelUses.0.lines.0.text.fr: has "${word}" without an explanation: `),
    ]);
  });

  it.each([
    ['breast cancer with a change in the PIK3CA gene', 'le cancer du sein avec une mutation du gène PIK3CA'],
    ['breast cancer if a PD-L1 test shows enough', 'le cancer du sein si un test de PD-L1 le permet'],
    ['metastatic breast cancer (it has spread)', 'le cancer du sein métastatique (qui s’est propagé)'],
    ['breast cancer with an inherited (germline) change', 'le cancer du sein après une hormonothérapie'],
    ['breast cancer after a CDK4/6 drug', 'le cancer du sein après un médicament contre CDK4/6'],
    ['breast cancer after a taxane (chemotherapy)', 'le cancer du sein après un taxane (chimiothérapie)'],
  ])('but not where the text explains it: "%s"', (en, fr) => {
    write({ line: { en, fr } });
    expect(findingsOfMadeUp()).toEqual([]);
  });

  it('and not where a chip beside the text explains it', () => {
    addMadeUp((drug) => {
      const line = part(drug, 'labelUses', 0, 'lines', 0);
      line['subtypes'] = ['hr-positive', 'germline-brca'];
      line['subtypesJoin'] = 'and';
      Object.assign(part(line, 'text'), {
        en: 'HR-positive breast cancer with an inherited BRCA mutation',
        fr: 'le cancer du sein RH positif avec une mutation BRCA héréditaire',
      });
    });
    expect(findingsOfMadeUp()).toEqual([]);
  });

  it('and not in what the base document itself says', () => {
    replace('drugs/madeupinib.json', undefined);
    edit('sections.json', (sections) =>
      Object.assign(part(sections, 'chemotherapy', 'lists', 0, 'condition'), {
        en: `metastatic ${words(40)}`,
      }),
    );
    expect(findingsOfMadeUp().join()).not.toContain('chemotherapy');
  });
});

describe('a text is split', () => {
  it('into sentences, at the ends of sentences only', () => {
    expect(sentencesOf('In the U.S. it is approved. 5-FU is old. Is it? Yes!')).toEqual([
      'In the U.S. it is approved.',
      '5-FU is old.',
      'Is it?',
      'Yes!',
    ]);
    expect(sentencesOf('«\u00a0Oui.\u00a0» Élargir')).toEqual(['«\u00a0Oui.\u00a0»', 'Élargir']);
  });

  it('into words, without what is none', () => {
    expect(wordsOf('HER2-positive – “breast cancer”\u00a0: l’os, 12 cm')).toHaveLength(6);
  });
});

import { describe, expect, it } from 'vitest';
import { type Localized, loadFacts, textIn } from '@/lib/glossary';
import { SENTENCES, texts } from './texts';

const facts = loadFacts();

const ALL = texts();

/** Common in English, and no French words: "on", "or", "an", "hormone" and the like are both, and stay out. */
const ENGLISH_WORDS =
  /(?<![\p{L}\d-])(the|with|without|and|of|for|to|in|is|it|that|has|been|by|from|who|which|breast|cells|drugs?|after|before|surgery|spread|women|men|used|together|receptors?|treatment)(?![\p{L}\d-])/iu;

/** Names of organisations, which are not translated. */
const NAMES = /American Society of (Clinical Oncology|Health-System Pharmacists)|The ASCO Post/g;

it('each text of the facts has a French version that differs from the English one', () => {
  expect(ALL.length).toBeGreaterThan(200);
  for (const { where, text } of ALL) {
    expect(text.fr.trim(), where).not.toBe('');
    expect(text.fr, where).not.toBe(text.en);
  }
});

it('what is said of a drug in the US has the gender of its name', () => {
  const FEMININE = /(?<!plat)ine$|one$/;
  for (const drug of facts.drugs) {
    const name = drug.frenchName ?? drug.name;
    const said = (drug.statements ?? []).flatMap(({ text, shortText }) => [text.fr, shortText?.fr ?? '']);
    for (const text of said) {
      const pronoun = /^Aux États-Unis, (ils?|elles?) /.exec(text)?.[1];
      if (pronoun) expect(pronoun, `${drug.id}: ${text}`).toBe(FEMININE.test(name) ? 'elle' : 'il');
    }
  }
});

it('texts are found at every depth of the facts', () => {
  const both: Localized = { en: 'one', fr: 'un' };
  expect(texts({ a: [{ id: 'x', b: both }, { b: both }] })).toEqual([
    { where: 'a.x.b', text: both },
    { where: 'a.1.b', text: both },
  ]);
});

describe('the typography is that of French Canada', () => {
  const written = (wrong: RegExp) =>
    ALL.filter(({ text }) => wrong.test(text.fr)).map(({ where, text }) => `${where}: ${text.fr}`);

  it('apostrophes are typographic', () => {
    expect(written(/'/)).toEqual([]);
  });

  it('quotation marks are guillemets, with no-break spaces inside', () => {
    expect(written(/["“”]|«(?!\u00a0)|(?<!\u00a0)»/)).toEqual([]);
  });

  it('a colon has a no-break space before it', () => {
    expect(written(/(?<!\u00a0):/)).toEqual([]);
  });

  it('semicolons, question marks and exclamation marks have no space before them', () => {
    expect(written(/\s[;?!]/u)).toEqual([]);
  });

  it('a number stays on one line with its unit', () => {
    expect(written(/\d (%|cm|mois|ans?)(?!\p{L})|\d(%|cm)/u)).toEqual([]);
  });

  it('no space is doubled or left over', () => {
    expect(written(/\s\s|^\s|\s$|\s[,.)]|\(\s/u)).toEqual([]);
  });

  it('œ is one letter', () => {
    expect(written(/oe(str|uvre|ur|dème)/i)).toEqual([]);
  });
});

it('the French texts have no English words', () => {
  for (const { where, text } of SENTENCES) {
    const left = text.fr.replace(NAMES, '').match(ENGLISH_WORDS)?.[0];
    expect(left, `${where}: ${text.fr}`).toBeUndefined();
  }
});

it('the English words are well chosen: hardly an English text has none of them', () => {
  const english = SENTENCES.filter(({ text }) => ENGLISH_WORDS.test(text.en));
  expect(english.length / SENTENCES.length).toBeGreaterThan(0.95);
});

it('a sentence ends as the English one does', () => {
  for (const { where, text } of SENTENCES) {
    expect(text.fr.endsWith('.'), where).toBe(text.en.endsWith('.'));
  }
});

it('what the card sets behind "pour" begins with an article or a verb', () => {
  const behind = SENTENCES.filter(({ where }) =>
    /\.(condition|shortIndication|lines\.\d+\.text)$/.test(where),
  );
  expect(behind.length).toBeGreaterThan(50);
  for (const { where, text } of behind) {
    expect(text.fr, where).toMatch(
      /^(le cancer du sein|réduire le risque|prévenir les problèmes|augmenter la masse)(?!\p{L})/u,
    );
  }
});

describe('the publisher has its French name', () => {
  it.each([
    ['ccs-metastatic', 'Société canadienne du cancer'],
    ['health-canada-dpd', 'Santé Canada'],
    ['ema-medicines', 'Agence européenne des médicaments'],
    ['who-atc', 'Organisation mondiale de la Santé'],
  ])('%s: %s', (id, publisher) => {
    const source = facts.sources.find((one) => one.id === id);
    expect(source && textIn(source.publisher, 'fr')).toBe(publisher);
  });

  it('and the same one in each of its sources', () => {
    const french = new Map<string, string>();
    for (const { publisher } of facts.sources) {
      const [en, fr] = [textIn(publisher, 'en'), textIn(publisher, 'fr')];
      expect(french.get(en) ?? fr).toBe(fr);
      french.set(en, fr);
    }
  });
});

it('a published title stays as it was published', () => {
  const title = facts.sources.find(({ id }) => id === 'serm-review-1999')?.title;
  expect(title && textIn(title, 'fr')).toBe('Selective estrogen receptor modulators');
});

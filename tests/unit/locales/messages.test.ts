import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DrugSchema } from '@/data/schema';
import { cardText, popupText, toolbarText } from '@/lib/locales';

type Texts = Record<string, string | Record<string, string>>;

const LANGUAGES = ['en', 'fr'] as const;
const AREAS = [
  'card',
  'glossary',
  'page',
  'pdf',
  'popup',
  'privacy',
  'settings',
  'toolbar',
  'welcome',
] as const;

const en = textsOf('en');
const fr = textsOf('fr');

/** All texts of a language: "card.close", "popup.mentions.one", "manifest.extension.name". */
function textsOf(language: string): Map<string, string> {
  const manifest: Record<string, Texts> = read(`manifest/${language}.json`);
  return new Map([
    ...AREAS.flatMap((area) => flat(area, read(`${language}/${area}.json`))),
    ...Object.entries(manifest).flatMap(([area, texts]) => flat(`manifest.${area}`, texts)),
  ]);
}

function read(file: string) {
  return JSON.parse(readFileSync(join('lib/locales', file), 'utf8'));
}

function flat(prefix: string, texts: Texts): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[`${prefix}.${key}`, text]] : flat(`${prefix}.${key}`, text),
  );
}

function placeholders(text: string | undefined): string[] {
  return (text?.match(/\{\w+\}/g) ?? []).sort();
}

describe('the words of the interface', () => {
  it('are there in both languages, each of them', () => {
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('have a folder for each language, with the same files', () => {
    const folders = readdirSync('lib/locales', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual(['areas', ...LANGUAGES, 'manifest']);
    for (const language of LANGUAGES) {
      expect(readdirSync(join('lib/locales', language))).toEqual(AREAS.map((area) => `${area}.json`));
    }
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of en) expect(placeholders(fr.get(key)), key).toEqual(placeholders(text));
  });

  it('differ, unless they are made of values alone', () => {
    const same = [...en].filter(([key, text]) => fr.get(key) === text);
    expect(same.map(([key]) => key)).toEqual([
      'card.regionCA',
      'card.regionFR',
      'card.dated',
      'pdf.page',
      'pdf.onPages.one',
      'pdf.onPages.other',
      'popup.allMentions.one',
      'popup.allMentions.other',
      'settings.sitesFound.one',
      'settings.sitesFound.other',
      'settings.long',
      'settings.CA',
      'settings.en',
      'settings.fr',
    ]);
  });

  it('call the extension in the popup and in its pages as the manifest does', () => {
    for (const texts of [en, fr]) {
      const name = texts.get('manifest.extension.name');
      expect(texts.get('popup.title')).toBe(name);
      expect(texts.get('page.name')).toBe(name);
      expect(texts.get('settings.title')).toMatch(new RegExp(` – ${name}$`));
      expect(texts.get('glossary.title')).toMatch(new RegExp(` – ${name}$`));
      expect(texts.get('pdf.title')).toMatch(new RegExp(` – ${name}$`));
      expect(texts.get('welcome.title')).toMatch(new RegExp(` – ${name}$`));
    }
  });

  it('have no space before an ellipsis', () => {
    expect([...en, ...fr].filter(([, text]) => /\s…/.test(text))).toEqual([]);
  });

  it('follow the rules of French as it is set in Canada', () => {
    const wrong = /'|"|« |(?<!«) »| [:;?!]|[^\u00a0]:(?!\/)|\.\.\./;
    expect([...fr].filter(([, text]) => wrong.test(text))).toEqual([]);
  });
});

describe('a text with a count', () => {
  it.each([
    [0, '0 times'],
    [1, 'once'],
    [2, '2 times'],
  ])('of %i has the English form', (count, text) => {
    expect(popupText('en', 'mentions', {}, count)).toBe(text);
  });

  // CLDR: 0 is singular in French, plural in English; a million has a category of its own, "many".
  it.each([
    [0, '0 médicament dans'],
    [1, '1 médicament dans'],
    [2, '2 médicaments différents dans'],
    [1_000_000, '1000000 médicaments différents dans'],
  ])('of %i has the French form', (count, text) => {
    expect(toolbarText('fr', 'found', {}, count)).toContain(text);
  });
});

it('a value that is not given leaves its place to be seen', () => {
  expect(popupText('en', 'wentTo', { name: 'Letrozole', nth: 1 }, 2)).toBe(
    'Letrozole: 1 of 2 on the page. Its card is open there.',
  );
  expect(toolbarText('en', 'found', {}, 3)).toContain('3 different drugs');
  expect(cardText('en', 'backTo')).toBe('Back to {name}');
});

describe('each key', () => {
  const source = ['lib', 'entrypoints'].map(sourcesBelow).join('\n');

  it.each(AREAS)('of %s is used', (area) => {
    const used = new Set([
      ...keysInCalls(source, `${area}Text`),
      ...keysInTables(source),
      ...(area === 'card' ? keysInCard(source) : []),
    ]);
    const keys = Object.keys(read(`en/${area}.json`));
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it('of the manifest is used', () => {
    const users = readFileSync('wxt.config.ts', 'utf8') + sourcesBelow('entrypoints/shared');
    const keys = [...en.keys()].filter((key) => key.startsWith('manifest.'));
    const unused = keys
      .map((key) => key.replace('manifest.', '').replaceAll('.', '_'))
      .filter((key) => !users.includes(`__MSG_${key}__`) && !users.includes(`getMessage('${key}')`));
    expect(unused).toEqual([]);
  });

  it('is not used by a word that only looks like it', () => {
    const found = keysInCalls(
      `<p class="close">{cardText(language, open ? 'less' : 'more', { title: 'date' })}</p>`,
      'cardText',
    );
    expect(found).toEqual(['less', 'more']);
  });
});

function sourcesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}

/** The strings in the second argument of each call of a function. */
function keysInCalls(source: string, name: string): string[] {
  const calls = source.matchAll(new RegExp(`\\b${name}\\(\\s*\\w+,\\s*([^,()]+?)\\s*[,)]`, 'g'));
  return [...calls].flatMap(([, key = '']) => [...key.matchAll(/'(\w+)'/g)].map(([, one = '']) => one));
}

/** The keys in tables from something else to a key. */
function keysInTables(source: string): string[] {
  const tables = source.matchAll(
    /Record<[^{]*, (?:Card|Glossary|Page|Pdf|Popup|Settings)Key> = \{([^}]*)\}/g,
  );
  return [...tables].flatMap(([, table = '']) => [...table.matchAll(/'(\w+)'/g)].map(([, key = '']) => key));
}

/** The keys that the card looks up without naming them in the call: its properties, and what the data may hold. */
function keysInCard(source: string): string[] {
  const { state, region } = DrugSchema.entries.labelUses.wrapped.item.entries;
  const properties = [
    ...source.matchAll(/<RichText\s+text="(\w+)"/g),
    ...source.matchAll(/\s(?:variant|label)="(\w+)"/g),
  ];
  return [
    ...properties.map(([, key = '']) => key),
    ...state.options.flatMap((one) => [one, `${one}List`]),
    ...region.options.flatMap((one) => [`in${one}`, `region${one}`]),
  ];
}

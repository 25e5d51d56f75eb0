import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMessage, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { DrugSchema } from '@/data/schema';

const en = await messagesOf('en');
const fr = await messagesOf('fr');
/** Where messages are used: the manifest, and what is made of components. */
const SOURCES = ['wxt.config.ts', ...filesBelow('lib'), ...filesBelow('entrypoints')]
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const { state, region } = DrugSchema.entries.labelUses.wrapped.item.entries;
/** What a card may have to say of a label: LabelUses.tsx puts these names together of what the data may hold. */
const LABEL_TEXTS = new Set(
  state.options.flatMap((said) => region.options.flatMap((of) => [`${said}${of}`, `${said}InSome${of}`])),
);

async function messagesOf(language: string): Promise<Map<string, ParsedMessage>> {
  const messages = await parseMessagesFile(`lib/locales/${language}.json`);
  return new Map(messages.map((message) => [message.key.join('.'), message]));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
}

function textsOf(message: ParsedMessage): string[] {
  if (message.type === 'plural') return Object.values(message.plurals);
  return [message.message];
}

describe('the words of the interface', () => {
  it('are there in both languages, each of them', () => {
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('take the same values in both languages, and have the same forms', () => {
    for (const [key, message] of en) {
      expect([key, fr.get(key)?.type], key).toEqual([key, message.type]);
      expect(fr.get(key)?.namedSubstitutions.sort(), key).toEqual(message.namedSubstitutions.sort());
    }
  });

  it('differ, unless they are made of values alone or name the language', () => {
    const same = [...en].filter(
      ([key, message]) =>
        !key.startsWith('@@') && textsOf(message).join() === textsOf(fr.get(key) ?? message).join(),
    );
    expect(same.map(([key]) => key)).toEqual([
      'card.sources',
      'card.date',
      'card.dateOfCopyright',
      'card.dated',
    ]);
  });

  it('are all used', () => {
    const unused = [...en.keys()].filter((key) => !key.startsWith('@@') && !isUsed(key));
    expect(unused).toEqual([]);
  });

  it('have no space before an ellipsis', () => {
    const wrong = [...en, ...fr].filter(([, message]) => textsOf(message).some((text) => /\s…/.test(text)));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('follow the rules of French as it is set in Canada', () => {
    const wrong = [...fr].flatMap(([key, message]) =>
      textsOf(message)
        .filter((text) => /'|"|« |(?<!«) »| [:;?!]|[^\u00a0]:(?!\/)|\.\.\./.test(text))
        .map((text) => `${key}: ${text}`),
    );
    expect(wrong.filter((line) => !line.startsWith('@@'))).toEqual([]);
  });
});

/** By its whole name, or as one of a family: `approvedCA` by `${state}${region}`. */
function isUsed(key: string): boolean {
  const [area, name = ''] = key.split('.');
  if (area === 'card' && LABEL_TEXTS.has(name)) return true;
  const said =
    area === 'card' ? [`'${name}'`, `"${name}"`] : [`'${area}.${name}'`, `__MSG_${area}_${name}__`];
  return said.some((words) => SOURCES.includes(words));
}

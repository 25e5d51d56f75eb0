import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { parseAst } from 'vite';
import { OPTIONS } from './smaller-scripts.ts';

/** A node of a syntax tree, as far as it is read here. */
interface SyntaxNode {
  type: string;
  key?: SyntaxNode;
  computed?: boolean;
  name?: string;
  value?: unknown;
}

/** Keys of functions that Preact reads as strings. */
const BY_STRING = /^(?:on[A-Z]|ref$)/;

const WORD = /[A-Za-z_$][\w$]*/g;

/**
 * Gives shorter names to the members of classes and the functions of objects, the same ones in all of the scripts, which no minifier does by itself since it
 * cannot know who else reads them. A name stays where it may be one for somebody else, or is written in another way somewhere: one
 * that the browser gives to something (Terser knows them), a key of what is no function (of a message, or of what a function of the
 * browser takes), a part of a text, or a name in any script that talks with these.
 *
 * @param folder the built extension
 * @param files the scripts, by their paths in it; no other script reads a member of their classes
 * @param partners whether a script, by its path in the folder, talks with them
 */
export async function shortenNames(
  folder: string,
  files: readonly string[],
  partners: (file: string) => boolean,
): Promise<void> {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const known = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => partners(file.replaceAll('\\', '/')))
    .flatMap((file) => read(file).match(WORD) ?? []);
  const regex = regexOf(memberNames(files.map(read), known));
  const nameCache = {};
  for (const file of files) {
    const { code } = await minify(read(file), { ...OPTIONS, nameCache, mangle: { properties: { regex } } });
    if (code === undefined) throw new Error(`Terser has made nothing of ${file}`);
    writeFileSync(join(folder, file), code);
  }
}

/** @returns the names of members of classes that are nothing else in these scripts, and that nobody else knows */
function memberNames(scripts: readonly string[], known: readonly string[]): string[] {
  const members = new Set<string>();
  const others = new Set(['constructor', ...known]);
  for (const script of scripts) visit(parseAst(script));
  return [...members].filter((name) => !others.has(name));

  function visit(node: unknown, isInPattern = false): void {
    if (Array.isArray(node)) for (const one of node) visit(one, isInPattern);
    if (!isNode(node)) return;
    const { type, key, computed, value } = node;
    const name = key?.type === 'Identifier' && !computed ? key.name : undefined;
    const isFunction = isNode(value) && /Function/.test(value.type) && !BY_STRING.test(name ?? '');
    if (name !== undefined && !isInPattern)
      (/^(?:Method|Property)Definition$/.test(type) || isFunction ? members : others).add(name);
    // Of a text, or of a part of a template, whose value is an object.
    const text = type === 'TemplateElement' ? JSON.stringify(value) : value;
    if (typeof text === 'string') for (const word of text.match(WORD) ?? []) others.add(word);
    for (const part of Object.values(node)) visit(part, type === 'ObjectPattern');
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** One that nothing fits where there are no names. */
function regexOf(names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.map((name) => name.replaceAll('$', '\\$')).join('|') || '(?!)'})$`);
}

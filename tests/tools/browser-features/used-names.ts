import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** What only the build and the tests run. */
const NOT_SHIPPED = /^lib\/(?:packaging|vocabulary|glossary\/check)\//;

/**
 * Lists the names by which the extension may use an interface of the browser: members of objects (`a.name`), and names of
 * constructors and namespaces (`new Name()`, `Name.a`). What the extension itself declares under a name is left out.
 *
 * @returns the names, with a file of each
 */
export function usedNames(): Map<string, string> {
  const used = new Map<string, string>();
  const own = new Set<string>();
  for (const file of sources(/\.tsx?$/)) {
    const declare = (key: { type: string; name?: string }) => void (key.name && own.add(key.name));
    const use = (name: string) => void used.set(name, file);
    new Visitor({
      MemberExpression(node) {
        if (!node.computed && node.property.type === 'Identifier') use(node.property.name);
        if (node.object.type === 'Identifier') use(node.object.name);
      },
      NewExpression({ callee }) {
        if (callee.type === 'Identifier') use(callee.name);
      },
      TSPropertySignature: ({ key }) => declare(key as { type: string; name?: string }),
      TSMethodSignature: ({ key }) => declare(key as { type: string; name?: string }),
      PropertyDefinition: ({ key }) => declare(key as { type: string; name?: string }),
      MethodDefinition: ({ key }) => declare(key as { type: string; name?: string }),
      Property: ({ key }) => declare(key as { type: string; name?: string }),
      VariableDeclarator: ({ id }) => declare(id as { type: string; name?: string }),
    }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
  }
  return new Map([...used].filter(([name]) => !own.has(name)));
}

/** @returns the properties, functions, at-rules and pseudo-classes of the style sheets, each with a file */
export function usedStyles(): Map<string, string> {
  const used = new Map<string, string>();
  for (const file of sources(/\.css$/)) {
    const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    for (const [, name = ''] of text.matchAll(/[{;]\s*([a-z][a-z-]+)\s*:/g)) used.set(name, file);
    for (const [, name = ''] of text.matchAll(/(?<![\w-])([a-z][a-z-]+)\(/g)) used.set(`${name}()`, file);
    for (const [, name = ''] of text.matchAll(/(@[a-z-]+)/g)) used.set(name, file);
    for (const [, name = ''] of text.matchAll(/:(:?[a-z][a-z-]+)(?=[\s,){(.:[])/g))
      used.set(`:${name}`, file);
  }
  return used;
}

function sources(ending: RegExp): string[] {
  return ['lib', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .filter((file) => !NOT_SHIPPED.test(file)),
  );
}

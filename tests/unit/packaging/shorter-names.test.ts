import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { shortenNames } from '@/lib/packaging';

/** @returns the scripts a.js and b.js afterwards; `partner` is a script that talks with them */
async function shortened(a: string, b = '', partner = ''): Promise<{ a: string; b: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries({ a, b, partner }))
    writeFileSync(join(folder, `${file}.js`), text);
  await shortenNames(folder, ['a.js', 'b.js'], (file) => file === 'partner.js');
  return {
    a: readFileSync(join(folder, 'a.js'), 'utf8'),
    b: readFileSync(join(folder, 'b.js'), 'utf8'),
  };
}

const CLASS =
  'globalThis.one=new class{longField=1;longMethod(){return this.longField}get longGetter(){return 2}}';

test('members of classes get short names, the same ones in all of the scripts', async () => {
  const { a, b } = await shortened(CLASS, 'use(one.longMethod()+one.longGetter)');
  expect(a + b).not.toMatch(/long(?:Field|Method|Getter)/);
  const scope: { one?: unknown; used?: number } = {};
  new Function('globalThis', 'use', `with(globalThis){${a};${b}}`)(scope, (used: number) => {
    scope.used = used;
  });
  expect(scope.used).toBe(3);
});

test.each([
  ['a key of an object, which may be one of a message', `${CLASS};send({longMethod:1})`],
  ['a part of a text', `${CLASS};use(one["long"+"Method"],"longMethod")`],
  ['a part of a template', `${CLASS};use(one,\`longMethod \${one}\`)`],
])('%s keeps its name', async (_, script) => {
  const { a } = await shortened(script);
  expect(a).toMatch(/longMethod\(/);
  expect(a).not.toContain('longGetter');
});

test('a name of the browser, and one that a script knows which talks with these, stay as they are', async () => {
  const { a } = await shortened(
    'globalThis.one=new class{getBoundingClientRect(){}longMethod(){}}',
    '',
    'reader.longMethod()',
  );
  expect(a).toContain('getBoundingClientRect(');
  expect(a).toContain('longMethod(');
});

test('functions of objects get short names, also where an object is taken apart', async () => {
  const { a } = await shortened('(()=>{let {longName}=make({longName:()=>7});globalThis.used=longName()})()');
  expect(a).not.toContain('longName');
  const scope: { used?: number } = {};
  new Function('globalThis', 'make', a)(scope, (one: unknown) => one);
  expect(scope.used).toBe(7);
});

test('scripts without classes do the same as before', async () => {
  const { a } = await shortened('use({some:1}.some)');
  expect(a).toMatch(/use\(/);
});

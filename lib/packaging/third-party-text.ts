/** A package as Vite lists it (`build.license`), once for each version. */
export interface Licence {
  name: string;
  version: string;
  /** Of SPDX, for example `MIT`. */
  identifier?: string;
  /** What the licence file of the package says. */
  text?: string | undefined;
}

/**
 * Writes the licences of what is bundled, as MIT, Apache-2.0 and MPL-2.0 ask for it: the text of each, and where the source is.
 *
 * @returns the text, the same for the same packages in any order
 * @throws Error when a package comes without a licence
 */
export function thirdPartyText(licences: readonly Licence[]): string {
  const complete = licences.map(
    (licence): Licence => ({ ...licence, text: licence.text ?? textFor(licence.name) }),
  );
  const sorted = complete.sort((one, other) => compare(keyOf(one), keyOf(other)));
  const unlicensed = sorted.filter(({ identifier, text }) => !identifier || !text).map(keyOf);
  if (unlicensed.length > 0) {
    throw new Error(`Without a licence, so that they may not be bundled: ${unlicensed.join(', ')}.`);
  }
  const parts = sorted.map(({ name, version, identifier, text = '' }) =>
    [
      `${name} ${version} (${identifier})`,
      `Source: https://www.npmjs.com/package/${name}/v/${version}`,
      '',
      text.replaceAll('\r\n', '\n').trim(),
    ].join('\n'),
  );
  return `${[INTRODUCTION, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

const INTRODUCTION =
  'The extension contains these packages, whole or in part, minified together with its own code (LICENSE.txt).';

/** The packages of WXT come without the licence file of their repository, which says this. */
const WXT_LICENCE = `MIT License

Copyright (c) 2023 Aaron

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

function textFor(name: string): string | undefined {
  return name === 'wxt' || name.startsWith('@wxt-dev/') ? WXT_LICENCE : undefined;
}

function keyOf({ name, version }: Licence): string {
  return `${name}@${version}`;
}

/** By code units, since the order of `localeCompare` depends on the language of the machine. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type Licence, thirdPartyText } from './third-party-text.ts';

/** What a build has put into its scripts: by script and module, bytes before minification. */
export type BundleParts = Record<string, Record<string, number>>;

/** Where Vite is to write the licences of the packages that one step of a build has bundled. */
const LICENCE_FILE = 'licences.json';

/** Records the steps of one build of the extension. */
export interface BundleRecord {
  /** Records a step of the build; for the plugins of Vite. */
  plugin: Plugin;
  /**
   * Records files that are shipped as they are.
   *
   * @param paths absolute paths; those of packages count, the project's own do not
   */
  copied(paths: readonly string[]): void;
  /**
   * Writes the licences into the built extension, and the parts of its scripts into a file beside its folder, `<folder>.parts.json`.
   *
   * @param folder the folder of the built extension
   * @returns the names of the files that were added to the folder
   * @throws Error when a bundled package has no text of a licence
   */
  write(folder: string): Promise<string[]>;
}

/** @param root the folder of the project, with its LICENSE */
export function createBundleRecord(root: string): BundleRecord {
  const licences = new Map<string, Licence>();
  const parts: BundleParts = {};
  const plugin: Plugin = {
    name: 'bundle-record',
    apply: 'build',
    config: () => ({ build: { license: { fileName: LICENCE_FILE } } }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [file, output] of Object.entries(bundle)) {
          if (output.type === 'chunk') {
            parts[file] = Object.fromEntries(
              Object.entries(output.modules).map(([id, { renderedLength }]) => [
                partOf(id, root),
                renderedLength,
              ]),
            );
          } else if (file === LICENCE_FILE) {
            for (const licence of JSON.parse(String(output.source)) as Licence[]) {
              licences.set(`${licence.name}@${licence.version}`, licence);
            }
            delete bundle[file];
          }
        }
      },
    },
  };
  return {
    plugin,
    copied(paths) {
      const packages = paths.map((path) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0]);
      for (const folder of new Set(packages)) {
        if (folder === undefined) continue;
        const licence = readLicence(folder);
        licences.set(`${licence.name}@${licence.version}`, licence);
      }
    },
    async write(folder) {
      const files = {
        'LICENSE.txt': readFileSync(join(root, 'LICENSE'), 'utf8'),
        'THIRD-PARTY.txt': thirdPartyText([...licences.values()]),
      };
      await mkdir(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      await writeFile(`${folder}.parts.json`, `${JSON.stringify(parts, null, 1)}\n`);
      return Object.keys(files);
    },
  };
}

/** What a package says of its licence, as Vite reads it of those that are bundled. */
function readLicence(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license: string;
  };
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
  return { name, version, identifier: license, text: file && readFileSync(join(folder, file), 'utf8') };
}

/** @returns a module's path within the project, from `node_modules/` on where it is a package's */
function partOf(id: string, root: string): string {
  const path = id.replaceAll('\\', '/');
  const inPackage = path.lastIndexOf('node_modules/');
  if (inPackage >= 0) return path.slice(inPackage);
  return path.replace(`${root.replaceAll('\\', '/')}/`, '').replace('\0', '');
}

// As a module of Node's: as JSON, Vite would write its 20 MB anew as a script before it is run.

import type { SupportStatement } from '@mdn/browser-compat-data';
import bcd from '@mdn/browser-compat-data/forLegacyNode';

/** The part of the data that is read; its own types do not allow to go through a tree by names. */
interface Feature {
  __compat?: { support: Partial<Record<keyof Versions, SupportStatement>> };
}
type Tree = { [name: string]: Tree } & Feature;

export type Versions = Record<'chrome' | 'firefox' | 'safari', number>;

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The version of each browser since which a feature works without a flag, by @mdn/browser-compat-data.
 *
 * @param path for example `api.Scheduler.postTask`
 * @returns infinity where a browser does not have it
 * @throws Error when there is no such feature
 */
export function versionsOf(path: string): Versions {
  let feature: Tree | undefined = bcd as unknown as Tree;
  for (const part of path.split('.')) feature = feature?.[part];
  const support = feature?.__compat?.support;
  if (!support) throw new Error(`@mdn/browser-compat-data does not know ${path}`);
  return versionsIn(support);
}

/**
 * Since when a name of an interface can have been there: interfaces share names, and the oldest of them counts.
 *
 * @returns null for a name that no browser knows
 */
export function versionsOfName(name: string): Versions | null {
  return INTERFACES.get(name) ?? null;
}

/** The same for `property`, `function()`, `@rule`, `:pseudo-class` and `::pseudo-element` of style sheets. */
export function versionsOfStyle(name: string): Versions | null {
  return STYLES.get(name) ?? null;
}

const INTERFACES = new Map<string, Versions>();
for (const [tree, depth] of [
  [bcd.api, 2],
  [bcd.javascript.builtins, 3],
  [bcd.webextensions.api, 2],
] as const) {
  collect(tree as unknown as Tree, depth, (name, versions) =>
    keepOldest(INTERFACES, name.replace(/_(?:static|event)$/, ''), versions),
  );
}

const STYLES = new Map<string, Versions>();
collect(bcd.css.properties as unknown as Tree, 1, (name, versions) => keepOldest(STYLES, name, versions));
collect(bcd.css['at-rules'] as unknown as Tree, 1, (name, versions) =>
  keepOldest(STYLES, `@${name}`, versions),
);
collect(bcd.css.selectors as unknown as Tree, 1, (name, versions) => {
  for (const written of [`:${name}`, `::${name}`, `${name}()`]) keepOldest(STYLES, written, versions);
});
collect(bcd.css.types as unknown as Tree, 3, (name, versions) => keepOldest(STYLES, `${name}()`, versions));

function collect(tree: Tree, depth: number, found: (name: string, versions: Versions) => void): void {
  for (const [name, feature] of Object.entries(tree)) {
    if (name === '__compat') continue;
    const support = feature.__compat?.support;
    if (support) found(name, versionsIn(support));
    if (depth > 1) collect(feature, depth - 1, found);
  }
}

function keepOldest(all: Map<string, Versions>, name: string, one: Versions): void {
  const other = all.get(name) ?? one;
  all.set(name, {
    chrome: Math.min(one.chrome, other.chrome),
    firefox: Math.min(one.firefox, other.firefox),
    safari: Math.min(one.safari, other.safari),
  });
}

function versionsIn(support: NonNullable<Feature['__compat']>['support']): Versions {
  return {
    chrome: firstVersion(support.chrome),
    firefox: firstVersion(support.firefox),
    safari: firstVersion(support.safari),
  };
}

function firstVersion(support: SupportStatement | undefined): number {
  const statements = [support ?? []].flat();
  const versions = statements.flatMap(({ version_added: version, version_removed: end, ...how }) =>
    typeof version !== 'string' || end || how.flags || how.prefix || how.alternative_name
      ? []
      : [Number.parseFloat(version.replace('≤', '')) || NEVER],
  );
  return Math.min(NEVER, ...versions);
}

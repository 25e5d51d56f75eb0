import type { Facts } from '@/data/schema';
import { termKey } from '@/lib/matcher';
import { matchOf } from '../matcher-terms';
import { languageOfCommonWord } from './words/common-words';

/** One spelling of a drug or a class in a record. */
interface Claim {
  text: string;
  /** Id of the record; null for an exclusion, which belongs to none. */
  owner: string | null;
  /** File, record and field. */
  where: string;
  exactCase: boolean;
  /** Never marked on a page. */
  isUnmarked: boolean;
  /** Ids of the records that may have longer names with this one inside. */
  containedIn: readonly string[];
}

type KeyedClaim = Claim & { key: string };

/**
 * Finds names that cannot be used: two records claim the name, the matcher cannot find it, it is a common word, or it is part of a
 * name of another record and this is not declared.
 *
 * @returns the problems, each naming the records
 */
export function unusableNames(facts: Facts): string[] {
  const problems: string[] = [];
  const claims = claimsOf(facts).flatMap((claim): KeyedClaim[] => {
    try {
      return [{ ...claim, key: termKey(claim) }];
    } catch (error) {
      problems.push(`${claim.where}: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
  return [...problems, ...doubleClaims(claims), ...commonWords(claims), ...namesInsideNames(claims)];
}

function claimsOf({ drugs, classes, matchRules }: Facts): Claim[] {
  return [
    ...drugs.flatMap(({ id, name, names, containedIn = [] }) => {
      const where = `drugs/${id}.json: ${id}`;
      const common = { owner: id, containedIn };
      return [
        { ...common, text: name, where: `${where}: name`, exactCase: false, isUnmarked: false },
        ...names.map(({ text, kind, match }, i) => ({
          ...common,
          text,
          where: `${where}: names.${i}.text`,
          exactCase: matchOf({ kind, match }) === 'exact-case',
          isUnmarked: match === 'never',
        })),
      ];
    }),
    ...classes.flatMap(({ id, terms = [], exactTerms = [], containedIn = [], broader }) => {
      const where = `classes/${id}.json: ${id}`;
      const common = {
        owner: id,
        containedIn: broader ? [...containedIn, broader] : containedIn,
        isUnmarked: false,
      };
      return [
        ...terms.map((text, i) => ({ ...common, text, where: `${where}: terms.${i}`, exactCase: false })),
        ...exactTerms.map((text, i) => ({
          ...common,
          text,
          where: `${where}: exactTerms.${i}`,
          exactCase: true,
        })),
      ];
    }),
    ...matchRules.exclusions.map(({ text }, i) => ({
      text,
      owner: null,
      where: `match-rules.json: exclusions.${i}.text`,
      exactCase: false,
      isUnmarked: false,
      containedIn: [],
    })),
  ];
}

function nameOf(owner: string | null): string {
  return owner ?? 'no record (exclusions of match-rules.json)';
}

function doubleClaims(claims: readonly KeyedClaim[]): string[] {
  const owners = new Map<string, string | null>();
  return claims.flatMap(({ key, text, owner, where }) => {
    const other = owners.get(key);
    owners.set(key, owner);
    return other !== undefined && other !== owner
      ? [`${where}: "${text}" is also a name of ${nameOf(other)}`]
      : [];
  });
}

function commonWords(claims: readonly KeyedClaim[]): string[] {
  return claims.flatMap(({ text, owner, where, isUnmarked }) => {
    const language = isUnmarked || owner === null ? null : languageOfCommonWord(text);
    return language === null
      ? []
      : [
          `${where}: "${text}" of ${owner} is a common word of ${language}: give it "match": "never" and say why`,
        ];
  });
}

/**
 * Finds names that are part of a name of another record. That is right for "trastuzumab" in "trastuzumab emtansine", since the
 * longest name wins, but each such pair of records must be declared. Each undeclared pair is one problem.
 */
function namesInsideNames(claims: readonly KeyedClaim[]): string[] {
  const problems = new Map<string, string>();
  const marked = claims.filter(({ isUnmarked, owner }) => !isUnmarked && owner !== null);
  const around = new Map<string, KeyedClaim[]>();
  for (const outer of marked) {
    for (const part of partsOf(outer.key)) around.set(part, [...(around.get(part) ?? []), outer]);
  }
  for (const inner of marked) {
    for (const outer of around.get(inner.key) ?? []) {
      const pair = `${inner.owner} in ${outer.owner}`;
      if (inner.owner === outer.owner || isDeclared(inner, outer) || problems.has(pair)) continue;
      problems.set(
        pair,
        `${inner.where}: "${inner.text}" of ${inner.owner} stands inside "${outer.text}" of ${outer.owner}: if that is meant, add "${outer.owner}" to "containedIn" of ${inner.owner}`,
      );
    }
  }
  return [...problems.values()];
}

function isDeclared(inner: KeyedClaim, outer: KeyedClaim): boolean {
  return inner.containedIn.includes(outer.owner ?? '') || outer.containedIn.includes(inner.owner ?? '');
}

/** All parts of a key that begin and end with whole words, without the key itself. */
function partsOf(key: string): Set<string> {
  const words = Array.from(key.matchAll(/[a-z0-9]+/g), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const parts = new Set(
    words.flatMap(({ start }, i) => words.slice(i).map(({ end }) => key.slice(start, end))),
  );
  parts.delete(key);
  return parts;
}

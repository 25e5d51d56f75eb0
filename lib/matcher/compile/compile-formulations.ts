import type { CompiledFormulations, FormulationRules } from '../types';
import { oneOf } from './word-pattern';

/**
 * Compiles the words that name formulations into the sources of patterns for folded text, to be used without regard to letter case.
 *
 * @param rules words; `*` stands for any ending, a space or hyphen for a hyphen, a space or nothing
 * @throws Error when a record has a kind that is not listed
 */
export function compileFormulations({
  kinds,
  nouns,
  connectors,
  records,
}: FormulationRules): CompiledFormulations {
  const ids = kinds.map(({ id }) => id);
  const bitsOf = (some: readonly string[]) =>
    some.reduce((bits, one) => {
      if (!ids.includes(one)) throw new Error(`There is no formulation "${one}"`);
      return bits | (1 << ids.indexOf(one));
    }, 0);
  const bitsWith = (role: 'container' | 'modifier') =>
    bitsOf(kinds.filter((kind) => kind.role === role).map(({ id }) => id));
  return {
    kinds: kinds.map((kind) => oneOf(kind.words)),
    nouns: oneOf(nouns),
    connectors: oneOf(connectors),
    records: records.map(({ id, drug, kinds }) => ({ id, drug, kinds: bitsOf(kinds) })),
    containers: bitsWith('container'),
    modifiers: bitsWith('modifier'),
  };
}

import type { Guards } from '@/data/schema';
import type { Guard } from '@/lib/matcher';
import { escapePattern } from '@/lib/text';

/**
 * @param guards the words of the rules
 * @param ids which rules a name has
 * @returns the rules as patterns over folded text, in the order of their ids in the facts
 */
export function guardsOf(guards: Guards, ids: readonly string[]): Guard[] {
  return Object.keys(COMPILERS)
    .filter((id) => ids.includes(id))
    .map((id) => COMPILERS[id as keyof Guards](guards));
}

/** An isotope's number, also raised and with the m of a metastable one: "89", "⁹⁹ᵐ". */
const ISOTOPE_NUMBER = '[\\d⁰¹²³⁴-⁹]{2,3}[mᵐ]?';

const COMPILERS: Record<keyof Guards, (guards: Guards) => Guard> = {
  antibody: ({ antibody: rule }) => {
    const symbol = oneOf(rule.isotopes);
    const element = oneOf(rule.elements);
    // "89Zr", "[89Zr]Zr" | "[Zr-89]" | "zirconium Zr 89", "Tc-99m"
    const isotope = `\\[?${ISOTOPE_NUMBER}${symbol}\\]?${symbol}?|\\[?${symbol}-\\d{2,3}m?\\]?|${element}(?:[\\s-]${symbol})?[\\s-]\\d{2,3}m?`;
    const label = `${oneOf(rule.labels)}|${oneOf(rule.numberedLabels)}\\s?\\d+(?:\\.\\d)?[A-Z]*`;
    // Between label and antibody may stand chelators and linkers: "89Zr-DFO-trastuzumab".
    const isotopeBefore = `(?:${isotope})(?:-[A-Za-z0-9()]+){0,3}[\\s-]*`;
    const labelBefore = `(?:${label})(?:-[A-Za-z0-9()]+){0,2}-\\s*`;
    const named = `[A-Za-z]+${asWritten(rule.payloadEndings)}\\b`;
    const payload = `(?:${oneOf(rule.payloads)}|${oneOf(rule.numberedPayloads)}\\d)\\b`;
    // "trastuzumab-based ADC" is whatever conjugate has the antibody in it.
    const conjugate = 'based[\\s-]+(?:ADC|antibody)';
    return {
      notAfter: new RegExp(`(?:^|[^A-Za-z0-9])(?:${isotopeBefore}|${labelBefore})$`),
      notBefore: new RegExp(
        `^[\\s-]+(?!${asWritten(rule.separateMedicines)}\\b)(?:${named}|${conjugate}|(?:[A-Za-z]+-)*${payload})`,
      ),
    };
  },
  'two-drugs': ({ 'two-drugs': rule }) => ({
    notBefore: new RegExp(`^\\s+${asWritten(rule.followedBy)}\\b`),
  }),
};

/** Matches one of the words; a word in small letters may begin with a capital in the text. */
function oneOf(words: readonly string[]): string {
  const patterns = words.map(escapePattern).map((word) => {
    const [first = ''] = word;
    return word === word.toLowerCase() ? `[${first.toUpperCase()}${first}]${word.slice(1)}` : word;
  });
  return `(?:${patterns.join('|')})`;
}

/** Matches one of the words, in the letter case of the rule. */
function asWritten(words: readonly string[]): string {
  return `(?:${words.map(escapePattern).join('|')})`;
}

/** How a browser reads the description of a suggestion: Chromium as XML with its own elements, Firefox as it is. */
export type DescriptionFormat = 'xml' | 'plain';

/** A part of a description. */
export interface DescriptionPart {
  text: string;
  /** What was typed: the letters like it are the match. */
  match?: string;
  /** Whether it says less than the other parts. */
  isDim?: boolean;
}

/**
 * @param parts in their order; in XML only their own letters are text, whatever they are
 * @returns the description of a suggestion in the address bar
 */
export function describeSuggestion(parts: readonly DescriptionPart[], format: DescriptionFormat): string {
  if (format === 'plain') return parts.map(({ text }) => text).join('');
  return parts.map(asXml).join('');
}

function asXml({ text, match = '', isDim = false }: DescriptionPart): string {
  if (isDim) return `<dim>${escaped(text)}</dim>`;
  const at = match === '' ? -1 : text.toLowerCase().indexOf(match.toLowerCase());
  if (at < 0) return escaped(text);
  const end = at + match.length;
  return `${escaped(text.slice(0, at))}<match>${escaped(text.slice(at, end))}</match>${escaped(text.slice(end))}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

import type { CardSnapshot } from '../browsers/index.ts';
import type { NameToTry } from './names-to-try.ts';

/**
 * Puts what a card said into a few lines for the terminal.
 *
 * @param name what was pointed at
 * @param card the card that came
 */
export function describeCard(name: NameToTry, card: CardSnapshot): string {
  const lines = card.text.split('\n').map((line) => line.trim());
  const [heading = '', what = ''] = lines.filter(Boolean);
  // Up to the sentence that stands on every card.
  const said = lines.filter(Boolean).slice(2);
  const end = said.findIndex((line) => line.startsWith('That page is about'));
  const use = said.slice(0, Math.max(end, 0)).join(' ');
  const section = card.links.find(({ text }) => text.includes('“'));
  return [
    `  ${name.written}, ${name.why}`,
    `    ${heading}: ${what}`,
    use && `    ${use}`,
    section && `    ${section.text.replace(/ \(.*\)$/, '')}: ${section.href.replace(/#.*/, '')}`,
  ]
    .filter(Boolean)
    .join('\n');
}

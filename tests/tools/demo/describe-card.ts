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
  const [heading = '', drugClass = ''] = lines.filter(Boolean);
  // Up to the end of the sentence; what follows stands on every card.
  const use = lines.map((line) => /^.*\blists it for\b[^.]*\./.exec(line)?.[0]).find(Boolean);
  const section = card.links.find(({ text }) => text.includes('section'));
  return [
    `  ${name.written}, ${name.why}`,
    `    ${heading} · ${drugClass}`,
    use && `    ${use}`,
    section && `    ${section.text.replace(/ \(.*\)$/, '')}: ${section.href.replace(/#.*/, '')}`,
  ]
    .filter(Boolean)
    .join('\n');
}

import { between, oneOf, type Random } from './random';
import { word } from './vocabulary';

/** What real articles have beside plain letters: most of it is not ASCII, and costs a matcher more. */
const ODDITIES = [
  '“so called”',
  '5–10',
  'n = 214',
  'naïve',
  '(p < 0.05)',
  'HER2+',
  'Ménard',
  'patient’s',
  '±',
  '12.4%',
];

/** @returns words with commas and a few oddities, without the full stop */
export function phrase(random: Random, words: number): string {
  let text = '';
  for (let i = 0; i < words; i++) {
    if (i > 0) text += random() < 0.07 ? ', ' : ' ';
    text += random() < 0.012 ? oneOf(random, ODDITIES).replace('<', '&lt;') : word(random);
  }
  return text;
}

/**
 * @param name a drug name to say in it, or null
 * @returns a sentence as HTML, with links, bold and italic words as in an article
 */
export function sentence(random: Random, name: string | null): string {
  const parts = [capital(phrase(random, between(random, 4, 12)))];
  if (name !== null) parts.push(name);
  const markup = random();
  if (markup < 0.3) parts.push(link(random));
  else if (markup < 0.42) parts.push(`<b>${phrase(random, between(random, 1, 3))}</b>`);
  else if (markup < 0.56) parts.push(`<i>${phrase(random, between(random, 1, 2))}</i>`);
  parts.push(phrase(random, between(random, 3, 10)));
  const footnote =
    random() < 0.12
      ? `<sup class="footnote"><a href="#ref-${between(random, 1, 99)}">${between(random, 1, 99)}</a></sup>`
      : '';
  return `${parts.join(' ')}.${footnote}`;
}

function link(random: Random): string {
  const address = `https://example.org/articles/${word(random)}-${word(random)}-${between(random, 1000, 9999)}`;
  return `<a class="link link-internal" href="${address}" data-track="article-link">${phrase(random, between(random, 1, 4))}</a>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

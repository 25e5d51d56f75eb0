import type { Language, Section, Source } from '@/data/schema';
import type { SectionLink } from './entry-schema';

/**
 * @param page the page of the section
 * @param section the section, or a topic
 * @returns for each language the link to the section: in English to its words; in French to the top of the French page, whose
 *   words are unknown to the project, or to the English words where the source has no French page
 */
export function sectionLinks(
  page: Source,
  section: Pick<Section, 'fragment'>,
): Record<Language, SectionLink> {
  const en: SectionLink = { href: textLink(page.url, section.fragment), language: 'en', wasRead: true };
  const fr: SectionLink = page.french
    ? { href: page.french.url, language: 'fr', wasRead: page.french.seen }
    : en;
  return { en, fr };
}

/**
 * The address of a place in a page: the page with a text fragment, so that the browser scrolls to the words.
 * `-`, `,` and `&` have a meaning inside a text directive and are percent-encoded
 * (https://wicg.github.io/scroll-to-text-fragment/#syntax); so are parentheses and the like, as the facts list them.
 *
 * @param pageUrl the page, without a fragment
 * @param words words that stand in the section
 */
export function textLink(pageUrl: string, words: string): string {
  const encoded = encodeURIComponent(words).replace(
    /[-!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${pageUrl}#:~:text=${encoded}`;
}

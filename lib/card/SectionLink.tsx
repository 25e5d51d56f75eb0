import type { Language, SectionPlace } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';

/**
 * The way to a section of the base document: where it names the drug, or only to more about this kind of treatment. Where it
 * leads to a page that nobody has read, it says so: what the card states was read in another.
 */
export function SectionLink({
  place: { section, links },
  variant,
  language,
}: {
  place: SectionPlace;
  variant: 'section' | 'relatedSection';
  language: Language;
}) {
  const { href, wasRead, language: hrefLang } = links[language];
  return (
    <p>
      <a href={href} hreflang={hrefLang} target="_blank" rel="noopener noreferrer">
        {cardText(language, wasRead ? variant : 'unreadPage', {
          section: textIn(section.title, language),
        })}
        <span class="hidden"> {cardText(language, 'newTab')}</span>
      </a>
    </p>
  );
}

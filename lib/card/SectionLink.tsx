import type { Language, SectionPlace } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceLink } from './SourceLink';
import { cardText } from './texts';

/** The way to a section of the base document: where it names the drug, or only to more about this kind of treatment. */
export function SectionLink({
  place: { section, source, links },
  says,
  language,
}: {
  place: SectionPlace;
  says: 'section' | 'moreAbout';
  language: Language;
}) {
  return (
    <p class="section-link">
      <a href={links[language].href} target="_blank" rel="noopener noreferrer">
        {cardText(language, says, { section: textIn(section.title, language) })}
        <span class="hidden"> ({cardText(language, 'newTab')})</span>
      </a>{' '}
      <small class="source">
        <SourceLink source={source} language={language} linked={false} />
      </small>
    </p>
  );
}

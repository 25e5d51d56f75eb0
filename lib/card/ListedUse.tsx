import type { Language, Listing } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceLink } from './SourceLink';
import { SubtypeChips } from './SubtypeChips';
import { cardText } from './texts';

/** What the base document says of the drug's use, in its scope and no wider, with the way to its section. */
export function ListedUse({ listing, language }: { listing: Listing; language: Language }) {
  const { section, list, subtypes, source, link } = listing;
  return (
    <section>
      <h3>{cardText(language, 'use')}</h3>
      <SubtypeChips subtypes={subtypes} language={language} />
      <p>
        {cardText(language, 'listedFor')} <strong>{textIn(list.condition, language)}</strong>.{' '}
        {cardText(language, 'scope')}
      </p>
      {list.detail && <p>{textIn(list.detail, language)}</p>}
      <p class="section-link">
        <a href={link} target="_blank" rel="noopener noreferrer">
          {cardText(language, 'section', { section: textIn(section.title, language) })}
          <span class="hidden"> ({cardText(language, 'newTab')})</span>
        </a>{' '}
        <small class="source">
          <SourceLink source={source} language={language} linked={false} />
        </small>
      </p>
    </section>
  );
}

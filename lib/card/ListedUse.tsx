import type { Language, Listing } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SectionLink } from './SectionLink';
import { SubtypeChips } from './SubtypeChips';
import { cardText } from './texts';

/** What the base document says of the drug's use, in its scope and no wider, with the way to its section. */
export function ListedUse({ listing, language }: { listing: Listing; language: Language }) {
  const { list, subtypes } = listing;
  return (
    <section>
      <h3>{cardText(language, 'use')}</h3>
      <SubtypeChips subtypes={subtypes} language={language} />
      <p>
        {cardText(language, 'listedFor')} <strong>{textIn(list.condition, language)}</strong>.{' '}
        {cardText(language, 'scope')}
      </p>
      {list.detail && <p>{textIn(list.detail, language)}</p>}
      <SectionLink place={listing} says="section" language={language} />
    </section>
  );
}

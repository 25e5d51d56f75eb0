import type { Language, Listing } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SubtypeChips } from './SubtypeChips';
import { cardText } from './texts';

/** What the base document says of the drug's use, in short: for which subtypes, and within which limits. */
export function ListedUse({ listing, language }: { listing: Listing; language: Language }) {
  const { limits } = listing.list;
  return (
    <section>
      <h3 class="said-by">{cardText(language, 'listedFor')}</h3>
      <SubtypeChips listing={listing} language={language} />
      {limits && <p>{textIn(limits, language)}</p>}
      <p class="small">{cardText(language, 'scope')}</p>
    </section>
  );
}

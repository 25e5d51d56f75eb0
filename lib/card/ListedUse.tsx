import type { Language, Listing } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { type LabelledUse, LabelUse } from './LabelUses';
import { dateOf } from './SourceLink';
import { SubtypeChips } from './SubtypeChips';

/**
 * What the base document says of the drug's use, in short: for which subtypes. What else it asks (where the cancer has
 * spread, symptoms) is said in full on demand, and here that there is more to it.
 */
export function ListedUse({
  listing,
  labelUse,
  language,
}: {
  listing: Listing;
  /** What a regulator says, which may be wider or narrower. */
  labelUse: LabelledUse | undefined;
  language: Language;
}) {
  const { list, source } = listing;
  const date = dateOf(source, language);
  return (
    <section>
      <h3 class="small">
        {cardText(language, list.hasFurtherConditions ? 'listedInSomeFor' : 'listedFor', { date })}
      </h3>
      <SubtypeChips listing={listing} language={language} />
      <p class="small">
        {cardText(language, 'scope')}
        {labelUse && (
          <>
            {' '}
            <LabelUse use={labelUse} language={language} inShort />
          </>
        )}
      </p>
    </section>
  );
}

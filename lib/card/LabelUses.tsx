import { useState } from 'preact/hooks';
import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** What regulators have approved: in the first region at once, in the others on demand. */
export function LabelUses({ uses, language }: { uses: Drug['labelUses']; language: Language }) {
  const [all, setAll] = useState(false);
  const [first] = uses;
  if (!first) return null;
  const shown = all ? uses : uses.filter(({ region }) => region === first.region);
  const others = new Set(uses.filter((use) => !shown.includes(use)).map(({ region }) => region));
  return (
    <section>
      <h3>{cardText(language, 'labels')}</h3>
      <ul>
        {shown.map((use) => (
          <li key={use.source.id}>
            {cardText(language, use.state, {
              region: cardText(language, use.region),
              indication: textIn(use.indication, language),
            })}
            . <SourceList sources={[use.source]} language={language} />
          </li>
        ))}
      </ul>
      {others.size > 0 && (
        <button type="button" class="inline" onClick={() => setAll(true)}>
          {cardText(language, 'moreRegions', {
            regions: new Intl.ListFormat(language).format(
              [...others].map((region) => cardText(language, region)),
            ),
          })}
        </button>
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** What regulators have approved, the first one at once and the others on demand. */
export function LabelUses({ uses, language }: { uses: Drug['labelUses']; language: Language }) {
  const [all, setAll] = useState(false);
  if (uses.length === 0) return null;
  const shown = all ? uses : uses.slice(0, 1);
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
      {shown.length < uses.length && (
        <button type="button" class="inline" onClick={() => setAll(true)}>
          {cardText(language, 'moreRegions', {
            regions: new Intl.ListFormat(language).format(
              uses.slice(1).map(({ region }) => cardText(language, region)),
            ),
          })}
        </button>
      )}
    </section>
  );
}

import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

type Use = Drug['labelUses'][number];

/** What the label of one region says, with its source and date. */
export function LabelUse({ use, language }: { use: Use; language: Language }) {
  const indication = textIn(use.indication, language);
  return (
    <>
      {cardText(language, `${use.state}${use.region}`, { indication })}{' '}
      <SourceList sources={[use.source]} language={language} />
    </>
  );
}

/** What regulators have approved, region by region. */
export function LabelUses({ uses, language }: { uses: readonly Use[]; language: Language }) {
  if (uses.length === 0) return null;
  return (
    <section>
      <h3>{cardText(language, 'labels')}</h3>
      <ul>
        {uses.map((use) => (
          <li key={use.source.id}>
            <LabelUse use={use} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

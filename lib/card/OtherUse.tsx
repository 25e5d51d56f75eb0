import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { LabelUse } from './LabelUses';
import { SourcesOnDemand } from './SourceLink';

/** For a drug that the base document does not name: what others say of its use, or that nothing is known. */
export function OtherUse({ drug, language }: { drug: Drug; language: Language }) {
  const { statements, labelUses } = drug;
  // What is no longer approved must not stay behind a button.
  const shown = labelUses.filter(({ state }, i) => i === 0 || state === 'withdrawn');
  return (
    <section>
      <h3 class="hidden">{cardText(language, 'use')}</h3>
      {statements.map(({ text, source }) => (
        <p key={source.id}>
          {textIn(text, language)} <SourcesOnDemand sources={[source]} language={language} />
        </p>
      ))}
      {shown.map((use, i) => (
        <p key={use.source.id}>
          <LabelUse use={use} language={language} inShort />
          {i === 0 && shown.length < labelUses.length && (
            <span class="small"> {cardText(language, 'labelsDiffer')}</span>
          )}
        </p>
      ))}
      {statements.length === 0 && shown.length === 0 && <p>{cardText(language, 'unknownUse')}</p>}
    </section>
  );
}

import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { LabelUse } from './LabelUses';
import { SourcesOnDemand } from './SourceLink';
import { cardText } from './texts';

/** For a drug that the base document does not name: what others say of its use, or that nothing is known. */
export function OtherUse({ drug, language }: { drug: Drug; language: Language }) {
  const { statements, labelUses } = drug;
  const [use] = labelUses;
  return (
    <section>
      <h3 class="hidden">{cardText(language, 'use')}</h3>
      {statements.map(({ text, source }) => (
        <p key={source.id}>
          {textIn(text, language)} <SourcesOnDemand sources={[source]} language={language} />
        </p>
      ))}
      {use && (
        <p>
          <LabelUse use={use} language={language} inShort />
        </p>
      )}
      {statements.length === 0 && !use && <p>{cardText(language, 'unknownUse')}</p>}
    </section>
  );
}

import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** For a drug that the base document does not name: what others than regulators say of its use, or that nothing is known. */
export function OtherStatements({ drug, language }: { drug: Drug; language: Language }) {
  const { statements, labelUses } = drug;
  const isUnknown = statements.length === 0 && labelUses.length === 0;
  if (!isUnknown && statements.length === 0) return null;
  return (
    <section>
      <h3>{cardText(language, 'use')}</h3>
      {isUnknown && <p>{cardText(language, 'unknownUse')}</p>}
      {statements.map(({ text, source }) => (
        <p key={source.id}>
          {textIn(text, language)} <SourceList sources={[source]} language={language} />
        </p>
      ))}
    </section>
  );
}

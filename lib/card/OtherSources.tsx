import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { SectionLink } from './SectionLink';
import { SourceList } from './SourceLink';
import { cardText } from './texts';

/** For a drug that the base document does not name: what others say of its use, or that nothing checked is known. */
export function OtherSources({ drug, language }: { drug: Drug; language: Language }) {
  const { statements, labelUses, moreAbout } = drug;
  const isUnknown = statements.length === 0 && labelUses.length === 0;
  return (
    <section>
      <h3>{cardText(language, 'use')}</h3>
      {isUnknown && <p>{cardText(language, 'unknownUse')}</p>}
      {statements.map(({ text, source }) => (
        <p key={source.id}>
          {textIn(text, language)} <SourceList sources={[source]} language={language} />
        </p>
      ))}
      {moreAbout && <SectionLink place={moreAbout} says="moreAbout" language={language} />}
    </section>
  );
}

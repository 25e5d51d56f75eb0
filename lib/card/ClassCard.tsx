import type { ComponentChildren } from 'preact';
import type { ClassEntry, Drug, Language } from '@/lib/glossary';
import { entryName, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { asHeading } from './as-heading';
import { SourcesOnDemand } from './SourceLink';

/** What a drug class does, and the drugs of the glossary that belong to it; each opens its own card in place. */
export function ClassCard({
  entry,
  language,
  headingId,
  notice,
  onShow,
}: {
  entry: ClassEntry;
  language: Language;
  headingId: string;
  /** Stands right below the heading. */
  notice?: ComponentChildren;
  onShow(drug: Drug): void;
}) {
  const { drugClass, sources, drugs } = entry;
  return (
    <article class="card" lang={language}>
      <header>
        <h2 id={headingId} tabIndex={-1}>
          {asHeading(entryName(entry, language))}
        </h2>
      </header>
      {notice}
      <p>
        {textIn(drugClass.plain, language)} <SourcesOnDemand sources={sources} language={language} />
      </p>
      {drugs.length > 0 && (
        <section>
          <h3>{cardText(language, 'drugsOfClass')}</h3>
          <ul class="row">
            {drugs.map((drug) => (
              <li key={drug.id}>
                <button type="button" class="inline" onClick={() => onShow(drug)}>
                  {entryName(drug, language)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

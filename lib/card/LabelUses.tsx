import type { Drug, Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { SourceList } from './SourceLink';

export type LabelledUse = Drug['labelUses'][number];

/** What the label of one region says, with its source and date; in short, of a long one, for which kinds of breast cancer. */
export function LabelUse({
  use,
  inShort = false,
  language,
}: {
  use: LabelledUse;
  inShort?: boolean;
  language: Language;
}) {
  const { state, region, indication, shortIndication, source } = use;
  return (
    <>
      {inShort && shortIndication
        ? cardText(language, `${state}InSome${region}`, { indication: textIn(shortIndication, language) })
        : cardText(language, `${state}${region}`, { indication: textIn(indication, language) })}{' '}
      <SourceList sources={[source]} language={language} inShort={inShort} />
    </>
  );
}

/** What regulators have approved, region by region. */
export function LabelUses({ uses, language }: { uses: readonly LabelledUse[]; language: Language }) {
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

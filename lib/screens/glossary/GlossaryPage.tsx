import { EntryCard } from '@/lib/card';
import type { Glossary, Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { Page } from '../page/Page';

/** The whole glossary: every entry has an address of its own, `glossary.html#letrozole`. */
export function GlossaryPage({ language, glossary }: { language: Language; glossary: Glossary }) {
  return (
    <Page current="glossary" language={language}>
      <h1>{glossaryText(language, 'heading')}</h1>
      {[...glossary.drugs, ...glossary.classes].map((entry) => (
        <section key={entry.id} id={entry.id} class="entry">
          <EntryCard
            entry={entry}
            language={language}
            headingId={`${entry.id}-name`}
            entryOf={glossary.entry}
          />
        </section>
      ))}
    </Page>
  );
}

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AdviceNote, EntryCard } from '@/lib/card';
import { buildGlossary, createSearch, type Entry, facts } from '@/lib/glossary';
import { LANGUAGE } from './language';
import { PageSection } from './PageSection';
import { SearchBox } from './SearchBox';
import { SiteSwitches } from './SiteSwitches';
import { useTabState } from './use-tab-state';

const HEADING_ID = 'card-heading';

/** The toolbar popup: search at the top, then what is on this page, then the switches. */
export function Popup() {
  const glossary = useMemo(() => buildGlossary(facts), []);
  const search = useMemo(() => createSearch(glossary, LANGUAGE), [glossary]);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Entry | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const lists = useRef<HTMLElement>(null);
  const tab = useTabState();

  function show(entry: Entry, from: HTMLElement | null): void {
    cameFrom.current = from;
    setShown(entry);
  }

  // Where the reader was, unless the page has changed meanwhile and no longer names that drug.
  useLayoutEffect(() => {
    if (shown || !cameFrom.current) return;
    const field = lists.current?.querySelector('input');
    (cameFrom.current.isConnected ? cameFrom.current : field)?.focus();
    cameFrom.current = null;
  }, [shown]);

  return (
    <>
      {shown && (
        <main>
          <h1 class="hidden">{i18n.t('extension.name')}</h1>
          <button type="button" class="back" onClick={() => setShown(null)}>
            ← {i18n.t('popup.back')}
          </button>
          <section aria-labelledby={HEADING_ID} class="card-frame">
            <EntryCard entry={shown} language={LANGUAGE} headingId={HEADING_ID} autoFocus />
          </section>
          <AdviceNote language={LANGUAGE} />
        </main>
      )}
      {/* Kept while a card is shown: the reader comes back to the same query, hit, selection and place in the list. */}
      <main ref={lists} hidden={shown !== null}>
        <h1 class="hidden">{i18n.t('extension.name')}</h1>
        <SearchBox query={query} onQuery={setQuery} search={search} onChoose={show} />
        {query.trim() === '' && <PageSection tab={tab} entry={glossary.entry} onShow={show} />}
        <SiteSwitches tab={tab} />
      </main>
    </>
  );
}

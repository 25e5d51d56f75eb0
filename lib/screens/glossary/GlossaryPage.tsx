import { useCallback, useLayoutEffect, useMemo } from 'preact/hooks';
import { AdviceNote, NewTabLink } from '@/lib/card';
import { entryCalled, type Glossary, type Language, textIn } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { Page } from '../page/Page';
import { useTarget } from './entries/address';
import { EntrySections } from './entries/EntrySections';
import { entryGroups } from './entries/entry-groups';
import { usePageSearch } from './filters/page-search';
import { type PageListGetter, PageListSection, usePageList } from './page-list/PageListSection';
import { usePrint } from './print';
import { DrugsSection } from './table/DrugsSection';
import { useWholePage } from './use-whole-page';

/** Parts of the page that its own links lead to. */
const PARTS = ['filters', 'drugs', 'entries-drug'] as const;
const NONE: ReadonlySet<string> = new Set();

/** The whole glossary: a table of all drugs, and every entry at an address of its own, `glossary.html#letrozole`. */
export function GlossaryPage({
  language,
  glossary,
  getPageList,
  takeQuery,
}: {
  language: Language;
  glossary: Glossary;
  getPageList: PageListGetter;
  /** Gives the text that the reader looks up with this page; null when there is none. */
  takeQuery(): Promise<string | null>;
}) {
  const groups = useMemo(() => entryGroups(glossary, language), [glossary, language]);
  const ids = useMemo(() => new Set(groups.flatMap(({ entries }) => entries.map(({ id }) => id))), [groups]);
  const search = usePageSearch(glossary, language);
  const idCalled = useCallback(
    (name: string) => entryCalled(name, search(name).hits, language)?.id ?? null,
    [search, language],
  );
  const isWhole = useWholePage();
  const target = useTarget(ids, PARTS, idCalled);
  const pageList = usePageList(getPageList);
  const [print, printNow] = usePrint(pageList.kind === 'shown' ? { kind: 'list' } : { kind: 'table' });
  const printed = useMemo(() => (print.kind === 'cards' ? new Set(print.ids) : NONE), [print]);
  const printCard = useCallback((id: string) => printNow({ kind: 'cards', ids: [id] }), [printNow]);
  useLayoutEffect(() => void Object.assign(document.documentElement.dataset, { print: print.kind }), [print]);

  return (
    <Page
      current="glossary"
      language={language}
      skipLinks={[
        { id: 'filters', text: glossaryText(language, 'skipToFilters') },
        { id: 'drugs', text: glossaryText(language, 'skipToTable') },
        { id: 'entries-drug', text: glossaryText(language, 'skipToEntries') },
      ]}
    >
      <h1>{glossaryText(language, 'heading')}</h1>
      <Lead glossary={glossary} language={language} />
      {target.kind === 'unknown' && (
        <p class="notice" role="alert">
          {glossaryText(language, 'noEntry', { text: target.text })}
        </p>
      )}
      {pageList.kind === 'missing' && (
        <p class="notice" role="alert">
          {glossaryText(language, 'noList')}
        </p>
      )}
      {pageList.kind === 'shown' && (
        <PageListSection
          list={pageList.list}
          glossary={glossary}
          language={language}
          onPrint={() => printNow({ kind: 'list' })}
        />
      )}
      <DrugsSection
        glossary={glossary}
        language={language}
        search={search}
        isWhole={isWhole}
        takeQuery={takeQuery}
        onPrint={printNow}
      />
      {isWhole && (
        <EntrySections
          groups={groups}
          glossary={glossary}
          language={language}
          target={target.kind === 'entry' ? target.id : null}
          printed={printed}
          onPrint={printCard}
        />
      )}
      <footer>
        <AdviceNote checked={null} language={language} />
      </footer>
    </Page>
  );
}

/** What the page is, and, once, how far the base document goes. */
function Lead({ glossary, language }: { glossary: Glossary; language: Language }) {
  const [section] = glossary.sections;
  return (
    <>
      <p class="lead">{glossaryText(language, 'lead', {}, glossary.drugs.length)}</p>
      {section && (
        <p class="lead">
          <NewTabLink href={section.source.url} hreflang="en" language={language}>
            {glossaryText(language, 'baseDocument', {
              publisher: textIn(section.source.publisher, language),
              title: textIn(section.source.title, language),
              date: section.source.date.slice(0, 4),
            })}
          </NewTabLink>{' '}
          {glossaryText(language, 'scope')}
        </p>
      )}
    </>
  );
}

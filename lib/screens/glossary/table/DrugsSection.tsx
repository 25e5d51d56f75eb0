import { useMemo } from 'preact/hooks';
import type { Glossary, Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { useMedia } from '../../use-media';
import { FilterForm } from '../filters/FilterForm';
import { FilterStatus } from '../filters/FilterStatus';
import { choicesOf, filterDrugs, isFiltered, NO_FILTERS } from '../filters/filters';
import { type PageSearch, useTextFound } from '../filters/page-search';
import { useFilters } from '../filters/use-filters';
import type { Print } from '../print';
import { DrugBlocks } from './DrugBlocks';
import { DrugTable } from './DrugTable';
import { byName, firstRows, groupsOf } from './groups';
import { Legend } from './Legend';

/** Below this width the table has no room; on paper it is set smaller instead. */
const NARROW = 'screen and (max-width: 960px)';

/** The table of all drugs with its filters. */
export function DrugsSection({
  glossary,
  language,
  search,
  isWhole,
  takeQuery,
  onPrint,
}: {
  glossary: Glossary;
  language: Language;
  search: PageSearch;
  /** Whether all drugs are made, not only what the window shows first. */
  isWhole: boolean;
  /** Gives the text that the reader looks up with this page; null when there is none. */
  takeQuery(): Promise<string | null>;
  onPrint(print: Print): void;
}) {
  const choices = useMemo(() => choicesOf(glossary), [glossary]);
  const [filters, setFilters] = useFilters(choices, takeQuery);
  const found = useTextFound(search, filters.text);
  const drugs = useMemo(
    () => byName(filterDrugs(glossary, filters, found?.drugs ?? null), language),
    [glossary, filters, found, language],
  );
  const groups = useMemo(() => {
    const all = groupsOf(drugs, glossary);
    return isWhole ? all : firstRows(all, innerHeight);
  }, [isWhole, drugs, glossary]);
  const isNarrow = useMedia(NARROW);
  // While the reader goes through the page, the same element needs no second look.
  const table = useMemo(
    () =>
      isNarrow ? (
        <DrugBlocks groups={groups} language={language} />
      ) : (
        <>
          <Legend language={language} />
          <DrugTable groups={groups} glossary={glossary} language={language} />
        </>
      ),
    [isNarrow, groups, glossary, language],
  );
  return (
    <>
      <FilterForm filters={filters} choices={choices} language={language} onChange={setFilters} />
      <FilterStatus
        count={drugs.length}
        total={glossary.drugs.length}
        isFiltered={isFiltered(filters)}
        text={filters.text}
        found={found}
        language={language}
        onClear={() => {
          setFilters(NO_FILTERS, 'push');
          // The button goes with the filters, and the focus with it.
          document.querySelector<HTMLElement>('#filters input')?.focus();
        }}
      />
      <section
        id="drugs"
        class="drugs-section"
        tabIndex={-1}
        aria-label={glossaryText(language, 'tableCaption')}
      >
        {drugs.length > 0 && table}
        {drugs.length > 0 && (
          <div class="buttons">
            <button type="button" class="button" onClick={() => onPrint({ kind: 'table' })}>
              {glossaryText(language, 'printTable')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => onPrint({ kind: 'cards', ids: drugs.map(({ id }) => id) })}
            >
              {glossaryText(language, 'printCards')}
            </button>
          </div>
        )}
      </section>
    </>
  );
}

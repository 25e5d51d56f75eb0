import { useState } from 'preact/hooks';
import { type Entry, entryName, textIn } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { totalCounts } from '@/lib/protocol';
import type { TabActions, TabState, TabView } from '@/lib/tabs';
import { ShortChips } from './ShortChips';

/** "On this page": the drugs and drug classes named there, with counts, or an honest word on why there are none. */
export function PageSection({
  language,
  view: { state, saved },
  goTo,
  entry,
  onShow,
}: {
  language: Language;
  view: TabView;
  goTo: TabActions['goTo'] | undefined;
  entry(id: string): Entry | undefined;
  /** @param from what was pressed */
  onShow(entry: Entry, from: HTMLElement): void;
}) {
  const [arrivalText, setArrivalText] = useState('');
  const found = state.kind === 'injected' ? namedEntries(state, entry, language) : [];

  async function go({ id }: Entry, name: string): Promise<void> {
    const arrival = await goTo?.(id);
    setArrivalText(
      arrival
        ? popupText(language, 'wentTo', { name, nth: arrival.nth, count: arrival.count })
        : popupText(language, 'notShown', { name }),
    );
  }

  return (
    <section class="page">
      <div class="heading">
        <h2>{popupText(language, 'onThisPage')}</h2>
        {found.length > 0 && (
          <span>
            {popupText(language, 'names', {}, found.length)}
            {', '}
            {popupText(language, 'allMentions', {}, sum(found.map(({ count }) => count)))}
          </span>
        )}
      </div>
      {found.length === 0 ? (
        <p class="state">{stateText(language, state, saved?.settings.everywhere ?? true)}</p>
      ) : (
        <ul>
          {found.map(({ entry: named, name, count }) => (
            <li key={named.id}>
              <button
                type="button"
                class="explain row"
                onClick={({ currentTarget }) => onShow(named, currentTarget)}
              >
                <span class="row-name">
                  <span class="drug-name">{name}</span> <span class="brand">{brandOf(named, language)}</span>
                </span>
                <span class="kind">{kindOf(named, language)}</span>
                <ShortChips entry={named} language={language} />
              </button>
              <button
                type="button"
                class="go-to"
                title={popupText(language, 'goTo', { name })}
                onClick={() => void go(named, name)}
              >
                <span aria-hidden="true">{count}× ↓</span>
                <span class="hidden">
                  {popupText(language, 'goTo', { name })}, {popupText(language, 'mentions', {}, count)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {/* The focus stays on the button in this popup, so without this a screen reader would not announce the step. */}
      <p class="status" role="status">
        {arrivalText}
      </p>
    </section>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

/** The brand that the reader is most likely to meet. */
function brandOf(entry: Entry, language: Language): string | undefined {
  if (entry.kind !== 'drug') return undefined;
  return entry.otherNames[language].find(({ kind, isAtFirst }) => kind === 'brand' && isAtFirst)?.text;
}

function kindOf(entry: Entry, language: Language): string {
  return entry.kind === 'drug' ? textIn(entry.drugClass.label, language) : popupText(language, 'kindClass');
}

/** The drugs first, then the classes, each by name. */
function namedEntries(
  { reports }: Extract<TabState, { kind: 'injected' }>,
  entry: (id: string) => Entry | undefined,
  language: Language,
): { entry: Entry; name: string; count: number }[] {
  const counted = [...totalCounts(reports), ...totalCounts(reports, 'classCounts')];
  const named = counted.flatMap(([id, count]) => {
    const found = entry(id);
    return found ? [{ entry: found, name: entryName(found, language), count }] : [];
  });
  return named.sort(
    (one, other) =>
      Number(one.entry.kind === 'class') - Number(other.entry.kind === 'class') ||
      one.name.localeCompare(other.name, language),
  );
}

/** @param everywhere whether highlights are on, except on single sites */
function stateText(language: Language, state: TabState, everywhere: boolean): string {
  switch (state.kind) {
    case 'loading':
      return popupText(language, 'loading');
    case 'no-site':
      return popupText(language, 'noSite');
    case 'restricted':
      return state.site === null
        ? popupText(language, 'restrictedUnknown')
        : popupText(language, 'restricted', { site: state.site });
    case 'pdf':
      return popupText(language, 'pdf');
    case 'not-injected':
      return popupText(language, 'notInjected');
    case 'injected':
      if (state.reports.some(({ on }) => on)) return popupText(language, 'noNames');
      return popupText(language, everywhere ? 'siteOff' : 'everywhereOff');
  }
}

import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Entry, entryName } from '@/lib/glossary';
import { totalCounts } from '@/lib/protocol';
import type { TabState } from '@/lib/tabs';
import { LANGUAGE } from './language';
import type { TabView } from './use-tab-state';

/** "On this page": the drugs and drug classes named there, with counts, or an honest word on why there are none. */
export function PageSection({
  tab: { state, saved, goTo },
  entry,
  onShow,
}: {
  tab: TabView;
  entry(id: string): Entry | undefined;
  /** @param from what was pressed */
  onShow(entry: Entry, from: HTMLElement): void;
}) {
  const [went, setWent] = useState('');
  const found = state.kind === 'served' ? namedEntries(state, entry) : [];

  async function go({ id }: Entry, name: string): Promise<void> {
    const arrival = await goTo(id);
    setWent(
      arrival
        ? i18n.t('popup.wentTo', { name, nth: arrival.nth, count: arrival.count })
        : i18n.t('popup.notShown', { name }),
    );
  }

  return (
    <section class="page">
      <h2>{i18n.t('popup.onThisPage')}</h2>
      {found.length === 0 ? (
        <p class="state">{stateText(state, saved?.settings.everywhere ?? true)}</p>
      ) : (
        <ul>
          {found.map(({ entry: named, name, count }) => (
            <li key={named.id}>
              <button
                type="button"
                class="go-to"
                title={i18n.t('popup.goTo', { name })}
                onClick={() => void go(named, name)}
              >
                <span class="drug-name">{name}</span>
                <span class="count">{i18n.t('popup.mentions', count, { count })}</span>
              </button>
              <button
                type="button"
                class="explain"
                onClick={({ currentTarget }) => onShow(named, currentTarget)}
              >
                {i18n.t('popup.explain')}
                <span class="hidden"> {name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {/* The focus stays here, where the button is, so a screen reader would hear nothing of it. */}
      <p class="status" role="status">
        {went}
      </p>
    </section>
  );
}

/** The drugs first, then the classes, each by name. */
function namedEntries(
  { reports }: Extract<TabState, { kind: 'served' }>,
  entry: (id: string) => Entry | undefined,
): { entry: Entry; name: string; count: number }[] {
  const counted = [...totalCounts(reports), ...totalCounts(reports, 'classCounts')];
  const named = counted.flatMap(([id, count]) => {
    const found = entry(id);
    return found ? [{ entry: found, name: entryName(found, LANGUAGE), count }] : [];
  });
  return named.sort(
    (one, other) =>
      Number(one.entry.kind === 'class') - Number(other.entry.kind === 'class') ||
      one.name.localeCompare(other.name, LANGUAGE),
  );
}

/** @param everywhere whether marks are on but for single sites */
function stateText(state: TabState, everywhere: boolean): string {
  switch (state.kind) {
    case 'loading':
      return i18n.t('popup.loading');
    case 'no-site':
      return i18n.t('popup.noSite');
    case 'restricted':
      return state.site === null
        ? i18n.t('popup.restrictedUnknown')
        : i18n.t('popup.restricted', { site: state.site });
    case 'pdf':
      return i18n.t('popup.pdf');
    case 'unserved':
      return i18n.t('popup.unserved');
    case 'served':
      if (state.reports.some(({ on }) => on)) return i18n.t('popup.noNames');
      return i18n.t(everywhere ? 'popup.siteOff' : 'popup.everywhereOff');
  }
}

import type { Drug } from '@/lib/glossary';
import { totalCounts } from '@/lib/messages';
import type { TabState } from './tab-state';
import { popupText } from './texts';

/** "On this page": the drugs named there, with counts, or an honest word on why there are none. */
export function PageSection({
  state,
  drug,
  onShow,
  onGoTo,
}: {
  state: TabState;
  drug(id: string): Drug | undefined;
  onShow(drug: Drug): void;
  onGoTo(id: string): void;
}) {
  const found = state.kind === 'served' ? namedDrugs(state, drug) : [];
  return (
    <section class="page">
      <h1>{popupText('onThisPage')}</h1>
      {found.length === 0 ? (
        <p class="state">{stateText(state)}</p>
      ) : (
        <ul>
          {found.map(({ drug: named, count }) => (
            <li key={named.id}>
              <button
                type="button"
                class="go-to"
                title={popupText('goTo', { name: named.name })}
                onClick={() => onGoTo(named.id)}
              >
                <span class="drug-name">{named.name}</span>
                <span class="count">
                  {popupText(count === 1 ? 'mentionsOnce' : 'mentions', { count: String(count) })}
                </span>
              </button>
              <button
                type="button"
                class="explain"
                aria-label={popupText('explainDrug', { name: named.name })}
                onClick={() => onShow(named)}
              >
                {popupText('explain')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function namedDrugs(
  { reports }: Extract<TabState, { kind: 'served' }>,
  drug: (id: string) => Drug | undefined,
): { drug: Drug; count: number }[] {
  const named = [...totalCounts(reports)].flatMap(([id, count]) => {
    const found = drug(id);
    return found ? [{ drug: found, count }] : [];
  });
  return named.sort((one, other) => one.drug.name.localeCompare(other.drug.name));
}

function stateText(state: TabState): string {
  switch (state.kind) {
    case 'loading':
      return popupText('loading');
    case 'no-site':
      return popupText('noSite');
    case 'restricted':
      return state.site === null
        ? popupText('restrictedUnknown')
        : popupText('restricted', { site: state.site });
    case 'pdf':
      return popupText('pdf');
    case 'unserved':
      return popupText('unserved');
    case 'served':
      return popupText(state.reports.some(({ on }) => on) ? 'noNames' : 'siteOff');
  }
}

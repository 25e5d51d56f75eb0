import { useState } from 'preact/hooks';
import { type Entry, entryName, type Glossary } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { inPageOrder, type TabActions, type TabView } from '@/lib/tabs';
import { StatePanel } from './StatePanel';
import { type Arrived, StepButtons } from './StepButtons';
import { kindOf } from './search/HitList';
import { ShortChips } from './search/ShortChips';

/** A drug or class that the page names. */
interface Named {
  entry: Entry;
  name: string;
  /** As the page writes it, if that is another name. */
  written: string | null;
  count: number;
}

/** "On this page": the drugs and drug classes named there, in the order of the page, or an honest word on why there are none. */
export function PageSection({
  language,
  view: { state, saved },
  actions,
  glossary,
  onShow,
}: {
  language: Language;
  view: TabView;
  actions: TabActions | null;
  /** Null while it is being read. */
  glossary: Glossary | null;
  /** @param from what was pressed */
  onShow(entry: Entry, from: HTMLElement): void;
}) {
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const frames = state.kind === 'injected' ? state.frames : [];
  const found = glossary ? namedOnPage(frames, glossary.entry, language) : [];
  const isReading = glossary === null && frames.some(({ names }) => names.length > 0);

  async function go({ entry: { id }, name }: Named, direction: 'next' | 'previous'): Promise<void> {
    const arrival = await actions?.goTo(id, direction);
    setArrived(arrival ? { id, ...arrival } : null);
    setAnnouncement(
      arrival
        ? popupText(language, 'wentTo', { name, nth: arrival.nth, count: arrival.count })
        : popupText(language, 'notShown', { name }),
    );
  }

  if (found.length === 0) {
    return (
      <section class="page">
        <StatePanel
          language={language}
          state={isReading ? { kind: 'loading', site: null } : state}
          settings={saved?.settings}
          actions={actions}
        />
      </section>
    );
  }
  return (
    <section class="page">
      <div class="heading">
        <h2>{popupText(language, 'onThisPage')}</h2>
        <span>{countsOf(found, language)}</span>
      </div>
      <ul>
        {found.map((named) => (
          <li key={named.entry.id}>
            <button
              type="button"
              class="explain row"
              onClick={({ currentTarget }) => onShow(named.entry, currentTarget)}
            >
              <span class="row-name">
                <span class="drug-name">{named.name}</span>{' '}
                {named.written !== null && <span class="brand">{named.written}</span>}
              </span>
              <span class="kind">{kindOf(named.entry, language)}</span>
              <ShortChips entry={named.entry} language={language} />
            </button>
            <StepButtons
              language={language}
              name={named.name}
              count={named.count}
              arrived={arrived?.id === named.entry.id ? arrived : null}
              onStep={(direction) => void go(named, direction)}
            />
          </li>
        ))}
      </ul>
      <div class="list-act">
        <button
          type="button"
          class="inline"
          onClick={() => void actions?.openList(found.map(({ entry: { id } }) => id))}
        >
          {popupText(language, 'openList')}
        </button>
      </div>
      {/* The focus stays on the button in this popup, so without this a screen reader would not announce the step. */}
      <p class="status hidden" role="status">
        {announcement}
      </p>
    </section>
  );
}

/** "14 drugs, 2 kinds of drug, 38 mentions". */
function countsOf(found: readonly Named[], language: Language): string {
  const classes = found.filter(({ entry }) => entry.kind === 'class').length;
  const drugs = found.length - classes;
  return [
    ...(drugs > 0 ? [popupText(language, 'drugCount', {}, drugs)] : []),
    ...(classes > 0 ? [popupText(language, 'classCount', {}, classes)] : []),
    popupText(
      language,
      'allMentions',
      {},
      found.reduce((sum, { count }) => sum + count, 0),
    ),
  ].join(', ');
}

function namedOnPage(
  frames: Parameters<typeof inPageOrder>[0],
  entryOf: (id: string) => Entry | undefined,
  language: Language,
): Named[] {
  return inPageOrder(frames).flatMap(({ id, text, count }) => {
    const entry = entryOf(id);
    if (!entry) return [];
    const name = entryName(entry, language);
    return [{ entry, name, written: isOtherName(text, name, language) ? text : null, count }];
  });
}

/** "Taxanes" says nothing beside "taxane", and neither does "Letrozole" beside "letrozole". */
function isOtherName(text: string, name: string, language: Language): boolean {
  const start = text.replaceAll('\u00ad', '').slice(0, name.length);
  return start.localeCompare(name, language, { sensitivity: 'base' }) !== 0;
}

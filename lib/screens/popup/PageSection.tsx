import { type Entry, entryName, type Glossary } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import type { TabActions, TabView } from '@/lib/tabs';
import { StatePanel } from './StatePanel';
import { kindOf } from './search/HitList';
import { ShortChips } from './search/ShortChips';
import type { Mentioned, Steps } from './use-steps';

/** A drug or class that the page names. */
interface Named {
  mentioned: Mentioned;
  entry: Entry;
  name: string;
}

/** "On this page": the drugs and drug classes named there, in the order of the page, or an honest word on why there are none. */
export function PageSection({
  language,
  view: { state, saved },
  actions,
  glossary,
  steps,
  onShow,
}: {
  language: Language;
  view: TabView;
  actions: TabActions | null;
  /** Null while it is being read. */
  glossary: Glossary | null;
  steps: Steps;
  /** @param from what was pressed */
  onShow(entry: Entry, from: HTMLElement): void;
}) {
  const found = steps.mentioned.flatMap((mentioned): Named[] => {
    const entry = glossary?.entry(mentioned.id);
    return entry ? [{ mentioned, entry, name: entryName(entry, language) }] : [];
  });
  const isReading = glossary === null && steps.mentioned.length > 0;

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
        {found.map(({ mentioned, entry, name }) => (
          <li key={entry.id}>
            <button
              type="button"
              class="explain row"
              onClick={({ currentTarget }) => onShow(entry, currentTarget)}
            >
              <span class="row-name">
                <span class="drug-name">{name}</span>{' '}
                {isOtherName(mentioned.text, name, language) && <span class="brand">{mentioned.text}</span>}
              </span>
              <span class="kind">{kindOf(entry, language)}</span>
              <ShortChips entry={entry} language={language} />
            </button>
            {steps.buttons(mentioned, name)}
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
      found.reduce((sum, { mentioned }) => sum + mentioned.count, 0),
    ),
  ].join(', ');
}

/** "Taxanes" says nothing beside "taxane", and neither does "Letrozole" beside "letrozole". */
function isOtherName(text: string, name: string, language: Language): boolean {
  const start = text.replaceAll('\u00ad', '').slice(0, name.length);
  return start.localeCompare(name, language, { sensitivity: 'base' }) !== 0;
}

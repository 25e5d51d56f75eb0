import { useId, useRef, useState } from 'preact/hooks';
import { type Language, settingsText } from '@/lib/locales';
import {
  ALONE,
  covers,
  type ListName,
  LOCAL_FILES,
  listInUse,
  MAX_SITES,
  type NewRule,
  type Settings,
  typedSite,
  withRule,
} from '@/lib/settings';
import { Setting } from './Setting';
import type { SettingsView } from './use-settings';

/** More rows would make the page slow to open and long to scroll: the rest is found by typing. */
const MAX_ROWS = 20;
/** From so many on a list is searched rather than read. */
const MIN_TO_FIND = 8;

/** The sites of the mode that is chosen: add one, find one, remove one. */
export function SiteList({
  language,
  settings,
  newRule,
  change,
}: {
  language: Language;
  settings: Settings;
  newRule: NewRule;
  change: SettingsView['change'];
}) {
  const list = listInUse(settings);
  const sites = settings[list];
  const [query, setQuery] = useState('');
  const [said, setSaid] = useState('');
  const found = query === '' ? sites : sites.filter((site) => site.includes(query.trim().toLowerCase()));
  const isOff = list === 'offSites';

  async function remove(site: string): Promise<void> {
    const isSaved = await change((now) => ({ ...now, [list]: now[list].filter((one) => one !== site) }));
    if (isSaved) setSaid(settingsText(language, 'siteRemoved', { site: shown(language, site) }));
  }

  return (
    <Setting
      name={isOff ? settingsText(language, 'offSites') : settingsText(language, 'onlySites')}
      detail={settings.sync ? settingsText(language, 'sitesSynced') : settingsText(language, 'sitesDetail')}
      isWide
    >
      <AddSite
        language={language}
        list={list}
        settings={settings}
        newRule={newRule}
        change={change}
        say={setSaid}
      />
      <p class="said" role="status">
        {said}
      </p>
      {sites.length >= MIN_TO_FIND && (
        <FindSite language={language} query={query} onInput={setQuery} count={found.length} />
      )}
      {sites.length === 0 && <p class="none">{settingsText(language, 'noSites')}</p>}
      {found.length > 0 && (
        <ul class="sites">
          {found.slice(0, MAX_ROWS).map((site) => (
            <li key={site}>
              <span>
                {shown(language, site)}
                <small>{extentOf(language, site)}</small>
              </span>
              <button
                type="button"
                class="button"
                aria-label={
                  isOff
                    ? settingsText(language, 'turnOnSite', { site: shown(language, site) })
                    : settingsText(language, 'removeSite', { site: shown(language, site) })
                }
                onClick={() => void remove(site)}
              >
                {isOff ? settingsText(language, 'turnOn') : settingsText(language, 'remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length > MAX_ROWS && (
        <p class="none">{settingsText(language, 'moreSites', {}, found.length - MAX_ROWS)}</p>
      )}
    </Setting>
  );
}

function AddSite({
  language,
  list,
  settings,
  newRule,
  change,
  say,
}: {
  language: Language;
  list: ListName;
  settings: Settings;
  newRule: NewRule;
  change: SettingsView['change'];
  say(text: string): void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');

  async function add(input: HTMLInputElement): Promise<void> {
    const typed = input.value;
    const site = typedSite(typed);
    const rule = site === null ? undefined : settings[list].find((one) => covers(one, site));
    if (site === null) {
      if (typed.trim() !== '')
        setProblem(settingsText(language, 'notASite', { text: typed.trim().slice(0, 60) }));
    } else if (rule !== undefined) {
      setProblem(
        settingsText(language, 'siteCovered', { site: shown(language, site), rule: shown(language, rule) }),
      );
    } else if (settings[list].length >= MAX_SITES) {
      setProblem(settingsText(language, 'listFull', { most: MAX_SITES.toLocaleString(language) }));
    } else {
      const added = await newRule(site);
      if (!(await change((now) => ({ ...now, [list]: withRule(now[list], added) })))) return;
      input.value = '';
      setProblem('');
      say(settingsText(language, 'siteAdded', { site: shown(language, site) }));
    }
  }

  return (
    <form
      class="add-site"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (field.current) void add(field.current);
      }}
    >
      <label for={id}>{settingsText(language, 'site')}</label>
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={2_000}
        placeholder={settingsText(language, 'siteHint')}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onInput={() => setProblem('')}
      />
      <button type="submit" class="button">
        {settingsText(language, 'add')}
      </button>
      <p id={`${id}-problem`} class="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}

function FindSite({
  language,
  query,
  count,
  onInput,
}: {
  language: Language;
  query: string;
  count: number;
  onInput(query: string): void;
}) {
  const id = useId();
  return (
    <div class="find-site">
      <label for={id}>{settingsText(language, 'find')}</label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span role="status">{settingsText(language, 'sitesFound', {}, count)}</span>
    </div>
  );
}

function shown(language: Language, site: string): string {
  return site === LOCAL_FILES ? settingsText(language, 'localFiles') : site.replace(ALONE, '');
}

/** What else a rule covers. */
function extentOf(language: Language, site: string): string {
  if (site === LOCAL_FILES) return '';
  const isAddress = /^\[|^[\d.]+$/.test(site);
  if (isAddress || !covers(site, `a.${site}`)) return settingsText(language, 'thisHostOnly');
  if (covers(site, site.slice('www.'.length)) && site.startsWith('www.'))
    return settingsText(language, 'andWithoutWww');
  return settingsText(language, 'andSubdomains');
}

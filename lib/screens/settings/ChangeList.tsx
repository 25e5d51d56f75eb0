import { type Language, type SettingsKey, settingsText } from '@/lib/locales';
import { type ChoiceName, type ImportChange, type ListName, LOCAL_FILES } from '@/lib/settings';

const NAMES: Record<ChoiceName | ListName, SettingsKey> = {
  everywhere: 'marks',
  mode: 'mode',
  offSites: 'offSites',
  onlySites: 'onlySites',
  region: 'region',
  mentions: 'mentions',
  markStyle: 'markStyle',
  classNames: 'classNames',
  openOn: 'openOn',
  rest: 'rest',
  cardTextSize: 'cardTextSize',
  language: 'language',
  sync: 'sync',
};

/** The words for each value; of those that several fields share, only once. */
const VALUES: Record<string, SettingsKey> = {
  true: 'on',
  false: 'off',
  everywhere: 'modeEverywhere',
  only: 'modeOnly',
  auto: 'auto',
  CA: 'CA',
  US: 'US',
  EU: 'EU',
  every: 'mentionsEvery',
  'first-in-paragraph': 'mentionsFirst',
  quiet: 'quiet',
  clear: 'clear',
  rest: 'onRest',
  click: 'onClick',
  short: 'short',
  usual: 'usual',
  long: 'long',
  large: 'large',
  larger: 'larger',
  en: 'en',
  fr: 'fr',
};

/** So many sites are named, the others counted. */
const MAX_NAMED = 5;

/** What an import would change, one line a setting. */
export function ChangeList({ language, changes }: { language: Language; changes: readonly ImportChange[] }) {
  if (changes.length === 0) return <p class="said">{settingsText(language, 'nothingChanges')}</p>;
  return (
    <>
      <h3>{settingsText(language, 'preview')}</h3>
      <ul class="changes">
        {changes.map((change) => (
          <li key={change.name}>{changeText(language, change)}</li>
        ))}
      </ul>
    </>
  );
}

function changeText(language: Language, change: ImportChange): string {
  const name = settingsText(language, NAMES[change.name]);
  if ('added' in change) {
    const sites = change.added.map((site) =>
      site === LOCAL_FILES ? settingsText(language, 'localFiles') : site,
    );
    const named = sites.slice(0, MAX_NAMED).join(', ');
    const more = sites.length - MAX_NAMED;
    const all = more > 0 ? settingsText(language, 'andMore', { sites: named, count: more }) : named;
    return settingsText(language, 'sitesMore', { name, sites: all }, sites.length);
  }
  return settingsText(language, 'changeOf', {
    name,
    before: valueText(language, change.before),
    after: valueText(language, change.after),
  });
}

function valueText(language: Language, value: string | boolean): string {
  const key = VALUES[String(value)];
  return key ? settingsText(language, key) : String(value);
}

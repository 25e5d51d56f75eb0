import type { EntryGetter } from '@/lib/card';
import { type Language, settingsText } from '@/lib/locales';
import type { NewRule, Settings, SettingsStore } from '@/lib/settings';
import { Page } from '../page/Page';
import { SaveFailure } from '../SaveFailure';
import { CardChoices, LanguageChoices, MarkChoices, WhereChoices } from './Choices';
import { type KeyActions, Keys } from './Keys';
import { Sample } from './Sample';
import { SiteList } from './SiteList';
import { Sync, type WatchSync } from './Sync';
import { Transfer } from './Transfer';
import { useSettings } from './use-settings';

export interface SettingsPageProps {
  language: Language;
  store: SettingsStore;
  newRule: NewRule;
  isPrivate: boolean;
  keys: KeyActions | null;
  watchSync: WatchSync;
  /** Gives the entry that the sample shows, with what the reader's region puts first. */
  entryOf: EntryGetter;
}

/** All settings, each with one line that says what it does, beside a sample that shows each change at once. */
export function SettingsPage({
  language,
  store,
  newRule,
  isPrivate,
  keys,
  watchSync,
  entryOf,
}: SettingsPageProps) {
  const { saved, failure, change } = useSettings(store);
  const settings = saved?.settings;
  const choices = settings && {
    language,
    settings,
    set: <Name extends keyof Settings>(name: Name, value: Settings[Name]) =>
      void change((now) => ({ ...now, [name]: value })),
  };
  return (
    <Page current="options" language={language}>
      <h1>{settingsText(language, 'heading')}</h1>
      <p class="lead">{settingsText(language, 'lead')}</p>
      {isPrivate && <p class="notice">{settingsText(language, 'samplePrivate')}</p>}
      {saved && saved.damaged.length > 0 && (
        <p class="notice" role="alert">
          {settingsText(language, 'damaged')}
        </p>
      )}
      <SaveFailure language={language} failure={failure} />
      {choices && (
        <div class="settings">
          <div class="list">
            <WhereChoices {...choices} />
            <SiteList language={language} settings={choices.settings} newRule={newRule} change={change} />
            <MarkChoices {...choices} />
            <CardChoices {...choices} />
            <LanguageChoices {...choices} />
            {keys && <Keys language={language} keys={keys} />}
            {!isPrivate && <Sync {...choices} watchSync={watchSync} />}
            <Transfer language={language} settings={choices.settings} change={change} />
          </div>
          <Sample language={language} settings={choices.settings} entryOf={entryOf} />
        </div>
      )}
      <p>
        <a href="/privacy.html">{settingsText(language, 'privacy')}</a>
      </p>
    </Page>
  );
}

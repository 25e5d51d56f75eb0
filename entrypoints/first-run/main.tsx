import { browser } from 'wxt/browser';
import { welcomeText } from '@/lib/locales';
import { FirstRun } from '@/lib/screens';
import { settingsLock } from '@/lib/settings';
import { createTabSettings } from '@/lib/tabs';
import { showPage } from '../shared/show-page';
import { sampleIn } from './sample';

const store = createTabSettings(browser, settingsLock(navigator.locks)).of({
  incognito: browser.extension.inIncognitoContext,
});
const { settings } = await store.read();
showPage((language) => ({
  title: welcomeText(language, 'title'),
  content: (
    <FirstRun
      language={language}
      showMarks={sampleIn(language, settings)}
      mode={settings.mode}
      onMode={(mode) => store.change((before) => ({ ...before, mode }))}
    />
  ),
}));

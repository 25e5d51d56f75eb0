import { browser } from 'wxt/browser';
import { welcomeText } from '@/lib/locales';
import { FirstRun } from '@/lib/screens';
import { openOwnSettings } from '../shared/own-settings';
import { showPage } from '../shared/show-page';
import { sampleIn } from './sample';

const { store } = openOwnSettings();
const { settings } = await store.read();
showPage(browser.i18n, store, ({ language }) => ({
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

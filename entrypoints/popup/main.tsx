import { browser } from 'wxt/browser';
import { popupText } from '@/lib/locales';
import { send } from '@/lib/protocol';
import { Popup, typedInFile, type WatchTab } from '@/lib/screens';
import { settingsLock } from '@/lib/settings';
import { createTabStores, watchTab } from '@/lib/tabs';
import { newRule } from '../shared/new-rule';
import { showPage } from '../shared/show-page';

const settings = createTabStores(browser.storage, settingsLock(navigator.locks), newRule);
const watchTargetTab: WatchTab = (show, signal) =>
  watchTab(
    browser,
    settings,
    { ownUrl: location.href, hasPrivatePages: import.meta.env.FIREFOX, show, onError: console.error },
    signal,
  );
const takeQuery = () => send(browser.runtime, 'take-query', { by: 'popup' }).catch(() => null);

// The popup of a private window is outside of it: what was chosen in ordinary windows counts.
showPage(browser.i18n, settings.of({ incognito: false }), ({ language }) => ({
  title: popupText(language, 'title'),
  content: (
    <Popup language={language} watchTab={watchTargetTab} takeQuery={takeQuery} typedBefore={typedInFile()} />
  ),
}));

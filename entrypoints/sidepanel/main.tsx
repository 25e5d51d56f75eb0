import { browser } from 'wxt/browser';
import { popupText } from '@/lib/locales';
import { Popup, type WatchTab } from '@/lib/screens';
import { settingsLock } from '@/lib/settings';
import { createTabStores, watchFrontTab, watchTab } from '@/lib/tabs';
import { newRule } from '../shared/new-rule';
import { showPage } from '../shared/show-page';

const settings = createTabStores(browser.storage, settingsLock(navigator.locks), newRule);
const watchFront: WatchTab = (show, signal) =>
  watchFrontTab(
    browser,
    (until) =>
      watchTab(
        browser,
        settings,
        { ownUrl: location.href, hasPrivatePages: import.meta.env.FIREFOX, show, onError: console.error },
        until,
      ),
    signal,
  );
/** What the reader looks up elsewhere opens in the popup. */
const takeNothing = async () => null;

showPage(browser.i18n, settings.of({ incognito: browser.extension.inIncognitoContext }), ({ language }) => ({
  title: popupText(language, 'title'),
  content: <Popup language={language} watchTab={watchFront} takeQuery={takeNothing} typedBefore="" />,
}));

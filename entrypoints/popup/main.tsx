import { render } from 'preact';
import { browser } from 'wxt/browser';
import { popupText } from '@/lib/locales';
import { send } from '@/lib/protocol';
import { Popup, type WatchTab } from '@/lib/screens';
import { settingsLock } from '@/lib/settings';
import { createTabSettings, watchTab } from '@/lib/tabs';
import { browserLanguage } from '../shared/browser-language';

const app = document.getElementById('app');
if (!app) throw new Error('popup/index.html has lost its #app element');
const language = browserLanguage(browser.i18n);
document.documentElement.lang = language;
document.title = popupText(language, 'title');

const settings = createTabSettings(browser, settingsLock(navigator.locks));
const watchTargetTab: WatchTab = (show, signal) =>
  watchTab(browser, settings, { ownUrl: location.href, show, onError: console.error }, signal);
const takeQuery = () => send(browser.runtime, 'take-query', { by: 'popup' }).catch(() => null);
render(<Popup language={language} watchTab={watchTargetTab} takeQuery={takeQuery} />, app);

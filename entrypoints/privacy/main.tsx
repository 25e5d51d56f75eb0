import { browser } from 'wxt/browser';
import { privacyText } from '@/lib/locales';
import { PrivacyPage } from '@/lib/screens';
import { openOwnSettings } from '../shared/own-settings';
import { showPage } from '../shared/show-page';

showPage(browser.i18n, openOwnSettings().store, ({ language }) => ({
  title: privacyText(language, 'title'),
  content: <PrivacyPage language={language} />,
}));

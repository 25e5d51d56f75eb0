import { browser } from 'wxt/browser';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { send } from '@/lib/protocol';
import { GlossaryPage } from '@/lib/screens';
import { openOwnSettings } from '../shared/own-settings';
import { showPage } from '../shared/show-page';

const getPageList = (id: string) => send(browser.runtime, 'get-page-list', { id });
const takeQuery = () => send(browser.runtime, 'take-query', { by: 'glossary' }).catch(() => null);
showPage(browser.i18n, openOwnSettings().store, ({ language, region }) => ({
  title: glossaryText(language, 'title'),
  content: (
    <GlossaryPage
      language={language}
      glossary={loadGlossary(regionsFor(navigator.languages, region))}
      getPageList={getPageList}
      takeQuery={takeQuery}
    />
  ),
}));
// While the settings are being read: for the region that nearly every reader has.
loadGlossary(regionsFor(navigator.languages));

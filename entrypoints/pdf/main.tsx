import { browser } from 'wxt/browser';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import { pdfText } from '@/lib/locales';
import { PdfPage } from '@/lib/screens';
import { openOwnSettings } from '../shared/own-settings';
import { showPage } from '../shared/show-page';
import { createPdfWatch } from './watch-pdf';

const settings = openOwnSettings();
const watchPdf = createPdfWatch(settings);
showPage(browser.i18n, settings.store, ({ language, region }) => ({
  title: pdfText(language, 'title'),
  content: (
    <PdfPage
      language={language}
      watchPdf={watchPdf}
      entryOf={(id) => loadGlossary(regionsFor(navigator.languages, region)).entry(id)}
    />
  ),
}));

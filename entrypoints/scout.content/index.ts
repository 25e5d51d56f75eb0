import tables from 'virtual:prefilter';
import { defineContentScript } from 'wxt/utils/define-content-script';
import {
  createErrorReporter,
  createFrameContext,
  insertStyles,
  loadReader,
  onRootReplaced,
  openFrameSettings,
  runInFrame,
  whenLargeEnough,
} from '@/lib/frame-life';
import { createPrefilter } from '@/lib/matcher/prefilter';
import { exposeReaderCall, exposeReport, post, setInjectionFlag } from '@/lib/protocol';
import { watchForNames } from '@/lib/scout';
import { background, contentBrowser, isExtensionGone, shadowRootOf } from '../shared/content-browser';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  // A page may take long to arrive, or never come to its end.
  runAt: 'document_start',
  // A message in the page's own window would be seen by the page's scripts.
  noScriptStartedPostMessage: true,
  main() {
    if (setInjectionFlag()) whenLargeEnough(startInFrame);
  },
});

/** Lets this frame follow the reader's settings. */
function startInFrame(): void {
  const reportError = createErrorReporter(background);
  /** The background may have no time to listen: it may be updated, or may have just been stopped. */
  const notify = (name: 'page-changed' | 'remove-styles') =>
    void post(background, name, {}).catch(() => undefined);
  runInFrame({
    isPdf: document.contentType === 'application/pdf',
    window,
    isExtensionGone,
    createContext: () => createFrameContext(isExtensionGone),
    openSettings: () => openFrameSettings(contentBrowser, window),
    watchForNames(found, context) {
      const { signal } = context;
      const isStale = () => context.isInvalid;
      return watchForNames(
        {
          root: document,
          prefilter: createPrefilter(tables),
          shadowRootOf,
          isStale,
          onError: reportError,
          signal,
        },
        found,
      );
    },
    loadReader: () => loadReader(background),
    stylesComeLate: import.meta.env.FIREFOX,
    insertStyles: () => insertStyles(background),
    exposeReaderCall,
    removeStyles: () => notify('remove-styles'),
    onRootReplaced,
    exposeReport,
    announceChange: () => notify('page-changed'),
    reportError,
  }).catch(reportError);
}

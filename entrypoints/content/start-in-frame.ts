import { browser } from 'wxt/browser';
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createErrorReporter, onRootReplaced, openFrameSettings, runInFrame } from '@/lib/frame-life';
import { exposePageReport, send } from '@/lib/protocol';

/** Lets this frame follow the reader's settings. */
export async function startInFrame(ctx: ContentScriptContext): Promise<void> {
  const reportError = createErrorReporter(browser.runtime);
  await runInFrame(
    {
      isPdf: document.contentType === 'application/pdf',
      window,
      isExtensionGone: () => browser.runtime?.id === undefined,
      createContext: () => new ContentScriptContext(import.meta.env.ENTRYPOINT, ctx.options),
      openSettings: (signal) => openFrameSettings(browser, window, reportError, signal),
      async loadHighlights() {
        const { showHighlights } = await import('./highlights');
        return (context, events) => showHighlights(context, events, reportError);
      },
      onDocumentOpen: onRootReplaced,
      exposeReport: exposePageReport,
      // The background may have no time to listen: it may be updated, or may have just been stopped.
      announceChange: () => void send(browser.runtime, 'page-changed', {}).catch(() => undefined),
      reportError,
    },
    ctx,
  ).catch(reportError);
}

import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { isClassEntryId } from '@/lib/glossary';
import { answerReports, type PageReport, sessionThroughBackground } from '@/lib/messages';
import { createSettingsStore, isOn, privateArea, withSite } from '@/lib/settings';
import { untilLargeEnough } from './frame-size';
import { type Marks, startMarks } from './marks';
import { siteOfTab } from './site-of-tab';

/** Follows the reader's settings in one frame: off means that nothing of ours runs but one storage listener. */
export async function runInFrame(ctx: ContentScriptContext): Promise<void> {
  const isPdf = document.contentType === 'application/pdf';
  const site = await siteOfTab();
  const { local } = browser.storage;
  const store = createSettingsStore(
    browser.extension.inIncognitoContext
      ? privateArea({ local, session: sessionThroughBackground(browser.runtime) })
      : local,
  );
  let marks: Marks | null = null;
  let obeyed = false;
  let said = '';

  async function obey(): Promise<void> {
    // Marks stay when a frame shrinks.
    if (!marks) await untilLargeEnough(ctx.signal);
    const { settings } = await store.read();
    const on = !isPdf && isOn(settings, site);
    if (ctx.isInvalid || (obeyed && on === (marks !== null))) return;
    obeyed = true;
    marks?.stop();
    marks = on ? startMarks(ctx, { turnOff, changed: announce }) : null;
    announce();
  }

  function turnOff(): void {
    if (site !== null) void store.change((settings) => withSite(settings, site, false));
  }

  function report(): PageReport {
    const counted = [...(marks?.counts ?? [])];
    return {
      on: marks !== null,
      isPdf,
      counts: Object.fromEntries(counted.filter(([id]) => !isClassEntryId(id))),
      classCounts: Object.fromEntries(counted.filter(([id]) => isClassEntryId(id))),
    };
  }

  /** Says that the report has changed; nothing when it has not, or a page with a clock would never be quiet. */
  function announce(): void {
    const now = JSON.stringify(report());
    if (ctx.isInvalid || now === said) return;
    said = now;
    // Nobody may be listening: the background is being updated, or has just been stopped.
    browser.runtime.sendMessage({ type: 'page-changed' }).catch(() => undefined);
  }

  function listen(): void {
    // A page that comes back from the back-forward cache has lost its badge, and may have missed a change of settings.
    ctx.addEventListener(window, 'pageshow', ({ persisted }) => {
      if (!persisted) return;
      said = '';
      void obey().then(announce);
    });
  }

  answerReports(report);
  store.watch(() => void obey(), ctx.signal);
  listen();
  afterRewriting(ctx, () => {
    marks?.stop();
    marks = null;
    obeyed = false;
    listen();
    void obey();
  });
  await obey();
}

/** `document.open()` takes all listeners off the document and its window: calls back when that may have happened. */
function afterRewriting(ctx: ContentScriptContext, rewritten: () => void): void {
  let root = document.documentElement;
  const observer = new MutationObserver(() => {
    if (ctx.isInvalid || !document.documentElement || document.documentElement === root) return;
    root = document.documentElement;
    rewritten();
  });
  observer.observe(document, { childList: true });
  ctx.onInvalidated(() => observer.disconnect());
}

import { browser } from 'wxt/browser';
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { isClassEntryId } from '@/lib/glossary';
import { answerReports, type PageReport, sessionThroughBackground } from '@/lib/protocol';
import { createSettingsStore, isOn, privateArea, withSite } from '@/lib/settings';
import { afterRewriting } from './after-rewriting';
import type { Marks } from './marks';
import { siteOfTab } from './site-of-tab';

/**
 * Follows the reader's settings in one frame. Off means that nothing of ours runs but the listener of the settings, and one
 * that hears when the page comes back from the back-forward cache, because the settings are read again then.
 *
 * @param first the context of this script; marks that are switched on again get a new one
 */
export async function runInFrame(first: ContentScriptContext): Promise<void> {
  const isPdf = document.contentType === 'application/pdf';
  /** Ends with the extension, or when a newer script has taken over. */
  const life = new AbortController();
  /** Listens for a newer script; null while marks are off. */
  let context: ContentScriptContext | null = first;
  let marks: Marks | null = null;
  let said = '';
  let turn: Promise<void> = Promise.resolve();
  keep(first);

  const site = await siteOfTab();
  if (isOver()) return;
  const { local } = browser.storage;
  const store = createSettingsStore(
    browser.extension.inIncognitoContext
      ? privateArea({ local, session: sessionThroughBackground(browser.runtime) })
      : local,
  );

  /** One change after the other, also after one that failed: what is loaded for one must not overtake the next. */
  function obey(): Promise<void> {
    turn = turn.then(obeyNow, obeyNow);
    return turn;
  }

  async function obeyNow(): Promise<void> {
    const { settings } = await store.read();
    const on = !isPdf && isOn(settings, site);
    const code = on ? await import('./marks') : null;
    if (isOver()) return;
    if (!code) stop();
    else if (!marks) {
      context ??= keep(new ContentScriptContext(import.meta.env.ENTRYPOINT, first.options));
      marks = code.startMarks(context, { turnOff, changed: announce });
      afterRewriting(context, restart);
      window.addEventListener('pagehide', toCache, { signal: context.signal });
      window.addEventListener('pageshow', fromCache, { signal: life.signal });
    }
    announce();
  }

  /** A context that is ended by anyone but ourselves is the end of all. */
  function keep(kept: ContentScriptContext): ContentScriptContext {
    kept.onInvalidated(() => {
      if (context === kept) life.abort();
    });
    return kept;
  }

  function stop(): void {
    const ended = context;
    context = null;
    marks = null;
    ended?.abort();
  }

  function restart(): void {
    stop();
    void obey();
  }

  function isOver(): boolean {
    if (browser.runtime?.id === undefined) life.abort();
    return life.signal.aborted;
  }

  function turnOff(): void {
    if (site === null || context?.isInvalid) return;
    void store.change((settings) => withSite(settings, site, false));
  }

  function report(): PageReport {
    const counted = [...(marks?.counts ?? [])];
    return {
      on: marks !== null,
      isPdf,
      counts: Object.fromEntries(counted.filter(([id]) => !isClassEntryId(id))),
      classCounts: Object.fromEntries(counted.filter(([id]) => isClassEntryId(id))),
      readerAt: marks?.readerAt,
    };
  }

  /** Says that the report has changed; nothing when it has not, or a page with a clock would never be quiet. */
  function announce(): void {
    const now = JSON.stringify({ ...report(), readerAt: undefined });
    if (isOver() || now === said) return;
    said = now;
    // Nobody may be listening: the background is being updated, or has just been stopped.
    browser.runtime.sendMessage({ type: 'page-changed' }).catch(() => undefined);
  }

  /** Nothing waits in the cache: the extension may be gone or another when the page comes back, if it ever does. */
  function toCache({ persisted }: PageTransitionEvent): void {
    if (persisted) stop();
  }

  /** The page has lost its badge, and may have missed a change of settings. */
  function fromCache({ persisted }: PageTransitionEvent): void {
    if (!persisted || isOver()) return;
    said = '';
    void obey();
  }

  answerReports(report);
  store.watch(() => void obey(), life.signal);
  window.addEventListener('pageshow', fromCache, { signal: life.signal });
  await obey();
}

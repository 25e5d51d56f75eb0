import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Found } from '@/lib/glossary';
import { type Language, popupText } from '@/lib/locales';
import { INITIAL_VIEW, type TabActions, type TabView } from '@/lib/tabs';
import { HeaderLinks } from './HeaderLinks';
import { PageSection } from './PageSection';
import { SiteFooter } from './SiteFooter';
import { Panel } from './StatePanel';
import { SearchBox, type Typing } from './search/SearchBox';
import { useFacts } from './use-facts';
import { useSteps } from './use-steps';

/** Watches the tab under the popup until the signal ends it (`watchTab`). */
export type WatchTab = (show: (view: TabView) => void, signal: AbortSignal) => TabActions;

/** The toolbar popup: search at the top, then what is on this page, then the switches. */
export function Popup({
  language,
  watchTab,
  takeQuery,
  typedBefore,
}: {
  language: Language;
  watchTab: WatchTab;
  /** Gives the text that the reader looks up with this popup; null when there is none. */
  takeQuery(): Promise<string | null>;
  /** What the reader has typed before the popup was there. */
  typedBefore: string;
}) {
  const [typing, setTyping] = useState<Typing>({ text: typedBefore, query: typedBefore });
  const [shown, setShown] = useState<Found | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const lists = useRef<HTMLElement>(null);
  const { view, actions } = useTab(watchTab);
  const facts = useFacts(language, view.saved?.settings.region);
  const steps = useSteps(language, view, actions);
  // With what the reader's region puts first, though it may have been found in another.
  const shownNow = shown && (facts?.glossary.entry(shown.id) ?? shown);

  useEffect(() => {
    // The reader may have begun to type.
    void takeQuery().then(
      (text) => text !== null && setTyping((typed) => (typed.text === '' ? { text, query: text } : typed)),
    );
  }, [takeQuery]);

  function show(entry: Found, from: HTMLElement | null): void {
    cameFrom.current = from;
    setShown(entry);
  }

  useEscape(() => {
    if (shown) setShown(null);
    else if (typing.text !== '') {
      setTyping(NOTHING_TYPED);
      lists.current?.querySelector('input')?.focus();
    } else return false;
    return true;
  });

  // Where the reader was, unless the page has changed meanwhile and no longer names that drug.
  useLayoutEffect(() => {
    if (shown || !cameFrom.current) return;
    const field = lists.current?.querySelector('input');
    (cameFrom.current.isConnected ? cameFrom.current : field)?.focus();
    cameFrom.current = null;
  }, [shown]);

  return (
    <>
      {shownNow && facts && (
        <facts.ShownEntry
          // A card keeps the entry that it began with.
          key={shownNow}
          entry={shownNow}
          steps={steps}
          language={language}
          entryOf={facts.glossary.entry}
          onReplace={setShown}
          onBack={() => setShown(null)}
        />
      )}
      {/* Kept while a card is shown: the reader comes back to the same query, hit, selection and place in the list. */}
      <main ref={lists} hidden={shown !== null}>
        <div class="bar">
          <img src={isMarked(view) ? '/icon/on-48.png' : '/icon/off-48.png'} alt="" width={24} height={24} />
          <h1>{popupText(language, 'title')}</h1>
          <HeaderLinks language={language} />
        </div>
        <SearchBox
          language={language}
          typing={typing}
          onTyping={setTyping}
          search={facts?.search ?? null}
          onChoose={show}
        />
        {view.state.kind === 'injected' && view.state.hasChangedCard && (
          <Panel heading={popupText(language, 'changedCardHeading')}>
            <p>{popupText(language, 'changedCard')}</p>
          </Panel>
        )}
        {view.state.kind === 'injected' && view.state.hasPdf && typing.query.trim() === '' && (
          <Panel heading={popupText(language, 'pdfPartHeading')}>
            <p>{popupText(language, 'pdfPart')}</p>
            <button type="button" class="act" onClick={() => void actions?.readPdf(null)}>
              {popupText(language, 'pdfChoose')}
            </button>
          </Panel>
        )}
        {typing.query.trim() === '' && (
          <PageSection
            language={language}
            view={view}
            actions={actions}
            glossary={facts?.glossary ?? null}
            steps={steps}
            onShow={show}
          />
        )}
        {actions && <SiteFooter language={language} view={view} actions={actions} />}
      </main>
      <p class="status hidden" role="status">
        {steps.announcement}
      </p>
    </>
  );
}

/** @returns what the reader has typed into the field of the popup's file, which shows before its scripts have come */
export function typedInFile(): string {
  return document.querySelector('input')?.value ?? '';
}

const NOTHING_TYPED: Typing = { text: '', query: '' };

/**
 * Escape goes back step by step: from a card to what was found, from there to the empty field. Then the browser closes the popup.
 *
 * @param goBack says whether there was a step
 */
function useEscape(goBack: () => boolean): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.isComposing && goBack()) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

/** Whether the icon is in colour, as that of the toolbar is. */
function isMarked({ state }: TabView): boolean {
  return state.kind === 'loading' || (state.kind === 'injected' && state.on);
}

/** The actions are null until the first effects have run, when nothing is shown yet that needs them. */
function useTab(watchTab: WatchTab): { view: TabView; actions: TabActions | null } {
  const [view, setView] = useState(INITIAL_VIEW);
  const [actions, setActions] = useState<TabActions | null>(null);
  useEffect(() => {
    const end = new AbortController();
    setActions(watchTab(setView, end.signal));
    return () => end.abort();
  }, [watchTab]);
  return { view, actions };
}

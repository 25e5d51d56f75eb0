import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '@/lib/glossary';
import { type Language, pdfText } from '@/lib/locales';
import { useMedia } from '../use-media';
import { FindBar } from './bar/FindBar';
import { Toolbar } from './bar/Toolbar';
import { Message, Notices } from './Message';
import {
  NOTHING_OPEN,
  openDocumentOf,
  type PdfActions,
  type PdfPageView,
  type WatchPdf,
} from './pdf-page-view';
import { SidePanel } from './SidePanel';
import { useFileDrop } from './use-file-drop';
import { useKeys } from './use-keys';

const PANEL_ID = 'pdf-panel';
/** In narrower windows the panel would leave no room for the page: it is closed until the reader opens it. CSS pixels. */
const MIN_WIDTH_FOR_PANEL = 900;

/** A PDF with marked names: toolbar, names and contents beside it, and the pages. */
export function PdfPage({
  language,
  watchPdf,
  entryOf,
}: {
  language: Language;
  watchPdf: WatchPdf;
  /** What the glossary says of a drug or class. */
  entryOf(id: string): Entry | undefined;
}) {
  const container = useRef<HTMLDivElement>(null);
  const { view, actions } = useWatched(watchPdf, container);
  const isWide = useMedia(`(min-width: ${MIN_WIDTH_FOR_PANEL}px)`);
  const [hasPanel, setHasPanel] = useState(isWide);
  useEffect(() => setHasPanel(isWide), [isWide]);
  /** How often the search was asked for in this document; 0 while it is closed. */
  const [searches, setSearches] = useState(0);
  const [isDark, setIsDark] = useState(false);
  const document = openDocumentOf(view);
  const title = document ? (document.title ?? document.name) : pdfText(language, 'title');
  useEffect(() => void Object.assign(window.document, { title }), [title, language]);
  const isDropping = useFileDrop((file) => actions?.openFile(file));
  const openFind = () => setSearches((before) => before + 1);
  useKeys(document ? actions : null, view, openFind, container);
  const signal = document?.signal;
  // Not after the next frame: a key that was pressed before it would be lost.
  useLayoutEffect(() => {
    setSearches(0);
    // The reader has pressed no key yet: a ring around all pages would only disturb. It is there from the first Tab.
    if (signal) container.current?.focus({ preventScroll: true, focusVisible: false });
  }, [signal]);

  /** Where the panel lies over the pages, it makes room for what was chosen in it; the focus would be nowhere. */
  function leavePanel(): void {
    if (isWide) return;
    setHasPanel(false);
    container.current?.focus({ preventScroll: true });
  }

  function closeFind(): void {
    actions?.find('', { isAgain: false, isBackwards: false });
    setSearches(0);
    container.current?.focus();
  }

  return (
    <div class="pdf-app">
      <Toolbar
        language={language}
        view={view}
        actions={actions}
        panel={{ id: PANEL_ID, isOpen: hasPanel, toggle: () => setHasPanel(!hasPanel) }}
        onFind={openFind}
        darkPaper={{ isOn: isDark, set: setIsDark }}
      />
      {document && searches > 0 && actions && (
        <FindBar
          language={language}
          found={view.found}
          searches={searches}
          onFind={actions.find}
          onClose={closeFind}
        />
      )}
      <div class="pdf-body">
        {document && (
          <SidePanel
            id={PANEL_ID}
            isOpen={hasPanel}
            language={language}
            view={view}
            entryOf={entryOf}
            onSite={(isOn) => actions?.setSite(isOn)}
            onName={(id, page) => {
              leavePanel();
              actions?.goToName(id, page);
            }}
            onEntry={(destination) => {
              leavePanel();
              actions?.goTo(destination);
            }}
          />
        )}
        <main class="pdf-main" aria-label={pdfText(language, 'document')}>
          {document && <Notices key={document.signal} language={language} view={view} />}
          <div class="pdf-pages">
            <div ref={container} class="pdf-container" data-dark={isDark || undefined} hidden={!document}>
              <div class="pdfViewer" lang={document?.language ?? undefined} />
            </div>
          </div>
          {!document && <Message language={language} view={view} actions={actions} />}
        </main>
      </div>
      {isDropping && <p class="pdf-drop">{pdfText(language, 'drop')}</p>}
    </div>
  );
}

/** The actions are null until the pages have their element. */
function useWatched(
  watchPdf: WatchPdf,
  container: { current: HTMLDivElement | null },
): { view: PdfPageView; actions: PdfActions | null } {
  const [view, setView] = useState(NOTHING_OPEN);
  const [actions, setActions] = useState<PdfActions | null>(null);
  useEffect(() => {
    if (!container.current) return;
    // It scrolls, so the keyboard must reach it.
    container.current.tabIndex = 0;
    const end = new AbortController();
    setActions(watchPdf(container.current, setView, end.signal));
    return () => end.abort();
  }, [watchPdf, container]);
  return { view, actions };
}

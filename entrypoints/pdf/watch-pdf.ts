import { browser } from 'wxt/browser';
import { isClassEntryId } from '@/lib/glossary';
import {
  drawForPrint,
  type FileAccess,
  loadPdfjs,
  type OpenPdf,
  PdfReader,
  readOutline,
  type Steps,
} from '@/lib/pdf';
import { type NamesView, NOTHING_OPEN, type PdfPageView, saveAs, type WatchPdf } from '@/lib/screens';
import { followSite, type SetSite, siteOf } from '@/lib/settings';
import { askedPdf, isAskedPrivately, showToolbarState, type ToolbarState } from '@/lib/tabs';
import { newRule } from '../shared/new-rule';
import type { OwnSettings } from '../shared/own-settings';
import { toolbarTitle } from '../shared/toolbar-title';
import { markDocument } from './mark-document';

/** Opens the document that the address of this page names, and what the reader chooses after that. */
export function createPdfWatch({ store, areas }: OwnSettings): WatchPdf {
  return (container, show, signal) => {
    let view: PdfPageView = { ...NOTHING_OPEN, isFromPrivate: isAskedPrivately(location) };
    let steps: () => Steps | null = () => null;
    let setSite: SetSite | null = null;
    const showBadge = createBadge();
    const update = (changes: Partial<PdfPageView>) => {
      if (signal.aborted) return;
      view = { ...view, ...changes };
      show(view);
    };
    const reader = new PdfReader({
      loadPdfjs,
      network: {
        request: (address, options) => fetch(address, options),
        fileAccess,
      },
      container: () => container,
      onChange(state) {
        update({ ...NOTHING_OPEN, state, canReload: askedPdf(location) !== null });
        setSite = null;
        if (state.kind === 'open') follow(state.document);
      },
      onError: console.error,
    });
    const opened = () => (view.state.kind === 'open' ? view.state.document : null);

    function follow(document: OpenPdf): void {
      const { view: viewer, signal: until } = document;
      viewer.on('change', () => update({ viewer: viewer.state }), until);
      viewer.on('find', (found) => update({ found }), until);
      viewer.on('drawn', (page, isDamaged) => isDamaged && addDamaged(page), until);
      void readOutline(viewer.document).then((outline) => until.aborted || update({ outline }));
      const site = document.askedAddress === null ? null : siteOf(document.askedAddress);
      until.addEventListener('abort', () => showBadge({ kind: 'on', drugs: 0 }));
      if (site === null) mark(document, null, until);
      else followSwitch(document, site);
    }

    function followSwitch(document: OpenPdf, site: string): void {
      const { signal: until } = document;
      let marking = new AbortController();
      const set = followSite(
        site,
        { store, newRule },
        {
          changed(isOn) {
            marking.abort();
            marking = new AbortController();
            update({ site: { site, isOn } });
            if (isOn) mark(document, set, AbortSignal.any([until, marking.signal]));
            else unmark();
          },
          failed: (failure) => update({ failure }),
        },
        until,
      );
      setSite = set;
    }

    function addDamaged(page: number): void {
      // A page is drawn at each change of its size.
      if (!view.damagedPages.includes(page)) update({ damagedPages: [...view.damagedPages, page] });
    }

    function mark(document: OpenPdf, set: SetSite | null, until: AbortSignal): void {
      const { numPages: pages } = document.view.document;
      update({ names: { names: [], readPages: 0, pages, hasText: false } });
      const events = {
        areas,
        onRead({ names, readPages, hasText }: NamesView) {
          update({ names: { names, readPages, pages, hasText } });
          showBadge({ kind: 'on', drugs: names.filter(({ id }) => !isClassEntryId(id)).length });
        },
        turnOff: set && (() => set(false)),
        turnOn: () => void set?.(true),
      };
      steps = markDocument(document, events, until);
    }

    function unmark(): void {
      steps = () => null;
      update({ names: null });
      showBadge({ kind: 'off' });
    }

    async function print({ view: viewer, signal: until }: OpenPdf): Promise<void> {
      if (view.printing !== null) return;
      const end = new AbortController();
      try {
        await drawForPrint(
          viewer.document,
          { onPage: (page) => update({ printing: page }), onDamaged: addDamaged },
          AbortSignal.any([until, end.signal]),
        );
        window.print();
      } catch (error) {
        if (!until.aborted) console.error(error);
      } finally {
        end.abort();
        update({ printing: null });
      }
    }

    function reload(): void {
      const address = askedPdf(location);
      if (address !== null) void reader.openAddress(address, location.hash.slice(1));
    }

    /** The reader has gone back to the document that was here before a file was chosen, or forward to where the file was. */
    function followAddress(): void {
      const address = askedPdf(location);
      if (address === (opened()?.askedAddress ?? null)) return;
      if (address === null) reader.stop();
      else reload();
    }

    update({});
    reload();
    window.addEventListener('popstate', followAddress, { signal });
    return {
      openFile(file) {
        void reader.openFile(file);
        // The popup and the next loading go by the address of this page. What has one can be gone back to.
        const change = askedPdf(location) === null ? 'replaceState' : 'pushState';
        history[change](null, '', location.pathname);
      },
      reload,
      stop: () => reader.stop(),
      goToPage: (page) => opened()?.view.goToPage(page),
      goTo: (destination) => opened()?.view.goTo(destination),
      zoom: (direction) => opened()?.view.zoom(direction),
      setScale: (scale) => opened()?.view.setScale(scale),
      turn: () => opened()?.view.turn(),
      find: (query, options) => opened()?.view.find(query, options),
      print() {
        const document = opened();
        if (document) void print(document);
      },
      save() {
        const document = opened();
        if (document) save(document).catch(console.error);
      },
      goToName: (id, page) => void steps()?.goToPage(id, page),
      setSite: (isOn) => void setSite?.(isOn),
    };
  };
}

/** Firefox lets no extension read files by their addresses. */
async function fileAccess(): Promise<FileAccess> {
  if (import.meta.env.FIREFOX) return 'never';
  return (await browser.extension.isAllowedFileSchemeAccess()) ? 'allowed' : 'refused';
}

/** Gives the reader the document as it came. */
async function save({ view, name }: OpenPdf): Promise<void> {
  // The worker has sent them in a buffer of its own, which the types do not say; a copy would take as much memory once more.
  const bytes = (await view.document.getData()) as Uint8Array<ArrayBuffer>;
  saveAs(/\.pdf$/i.test(name) ? name : `${name}.pdf`, new Blob([bytes], { type: 'application/pdf' }));
}

/** @returns shows on the toolbar button of this tab what it shows for a page of the web */
function createBadge(): (state: ToolbarState) => void {
  let shown = '';
  return (state) => {
    if (shown === JSON.stringify(state)) return;
    shown = JSON.stringify(state);
    void browser.tabs
      .getCurrent()
      .then((tab) =>
        tab?.id === undefined ? undefined : showToolbarState(browser.action, tab.id, state, toolbarTitle),
      )
      // The tab is being closed.
      .catch(() => undefined);
  };
}

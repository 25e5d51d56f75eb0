import { browser } from 'wxt/browser';
import { isClassEntryId } from '@/lib/glossary';
import { toolbarText } from '@/lib/locales';
import { drawForPrint, loadPdfjs, type OpenPdf, PdfReader, readOutline, type Steps } from '@/lib/pdf';
import { NOTHING_OPEN, type PdfPageView, type WatchPdf } from '@/lib/screens';
import { isOn, siteOf, withSite } from '@/lib/settings';
import { showToolbarState } from '@/lib/tabs';
import { browserLanguage } from '../shared/browser-language';
import type { OwnSettings } from '../shared/own-settings';
import { markDocument } from './mark-document';

/** Opens the document that the address of this page names, and what the reader chooses after that. */
export function createPdfWatch({ store, areas }: OwnSettings): WatchPdf {
  return (container, show, signal) => {
    let view: PdfPageView = NOTHING_OPEN;
    let steps: () => Steps | null = () => null;
    let marking = new AbortController();
    const update = (changes: Partial<PdfPageView>) => {
      if (signal.aborted) return;
      view = { ...view, ...changes };
      show(view);
    };
    const reader = new PdfReader({
      loadPdfjs,
      network: {
        request: (address, options) => fetch(address, options),
        mayReadFiles: () => browser.extension.isAllowedFileSchemeAccess(),
      },
      container: () => container,
      onChange(state) {
        update({ ...NOTHING_OPEN, state });
        if (state.kind === 'open') follow(state.document);
      },
    });
    const opened = () => (view.state.kind === 'open' ? view.state.document : null);

    function follow(document: OpenPdf): void {
      const { view: viewer, signal: until } = document;
      viewer.on('change', () => update({ viewer: viewer.state }), until);
      viewer.on('find', (found) => update({ found }), until);
      viewer.on(
        'drawn',
        (page, isDamaged) => {
          if (isDamaged) update({ damagedPages: [...view.damagedPages, page] });
        },
        until,
      );
      void readOutline(viewer.document).then((outline) => until.aborted || update({ outline }));
      const check = () => void followSite(document);
      store.watch(check, until);
      check();
    }

    /** Marks the document, or ends that, as the reader has chosen for its site. A file that was chosen here has none. */
    async function followSite(document: OpenPdf): Promise<void> {
      const site = document.address === null ? null : siteOf(document.address);
      const { settings } = await store.read();
      const isMarked = site === null || isOn(settings, site);
      if (document.signal.aborted) return;
      const wasMarked = view.names !== null;
      update({ site: site === null ? null : { site, isOn: isMarked } });
      if (isMarked === wasMarked) return;
      marking.abort();
      marking = new AbortController();
      if (!isMarked) {
        update({ names: null });
        steps = () => null;
        showBadge({ kind: 'off' });
        return;
      }
      const { numPages: pages } = document.view.document;
      update({ names: { names: [], readPages: 0, pages, hasText: false } });
      steps = markDocument(
        document,
        {
          areas,
          onRead(names) {
            const list = names.list();
            update({ names: { names: list, readPages: names.readPages, pages, hasText: names.hasText } });
            showBadge({ kind: 'on', drugs: list.filter(({ id }) => !isClassEntryId(id)).length });
          },
          turnOff: site === null ? null : async () => setSite(site, false),
          turnOn: () => void (site !== null && setSite(site, true)),
        },
        AbortSignal.any([document.signal, marking.signal]),
      );
    }

    async function setSite(site: string, on: boolean): Promise<boolean> {
      await store.change((before) => ({
        ...withSite(before, site, on),
        // The reader wants marks here, also where they were off everywhere.
        ...(on && { everywhere: true }),
      }));
      return true;
    }

    async function print({ view: viewer, signal: until }: OpenPdf): Promise<void> {
      if (view.printing !== null) return;
      const end = new AbortController();
      try {
        await drawForPrint(
          viewer.document,
          (page) => update({ printing: page }),
          AbortSignal.any([until, end.signal]),
        );
        window.print();
      } finally {
        end.abort();
        update({ printing: null });
      }
    }

    const address = new URLSearchParams(location.search).get('file');
    const reload = address ? () => void reader.openAddress(address, location.hash.slice(1)) : null;
    reload?.();
    return {
      openFile: (file) => void reader.openFile(file),
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
        if (document) void save(document);
      },
      goToName: (id, page) => void steps()?.goToPage(id, page),
      setSite: (on) => void (view.site && setSite(view.site.site, on)),
    };
  };
}

/** Gives the reader the document as it came. */
async function save({ view, name }: OpenPdf): Promise<void> {
  const url = URL.createObjectURL(
    new Blob([new Uint8Array(await view.document.getData())], { type: 'application/pdf' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = /\.pdf$/i.test(name) ? name : `${name}.pdf`;
  link.click();
  // The browser reads it from now on.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Shows on the toolbar button what it shows for a page of the web. */
function showBadge(state: Parameters<typeof showToolbarState>[2]): void {
  const language = browserLanguage(browser.i18n);
  const title = () => {
    if (state.kind === 'off') return toolbarText(language, 'off');
    return state.drugs === 0
      ? toolbarText(language, 'none')
      : toolbarText(language, 'found', {}, state.drugs);
  };
  void browser.tabs
    .getCurrent()
    .then((tab) =>
      tab?.id === undefined ? undefined : showToolbarState(browser.action, tab.id, state, title),
    )
    // The tab is being closed.
    .catch(() => undefined);
}

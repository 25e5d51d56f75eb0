import { render } from 'preact';
import { vi } from 'vitest';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import type { OpenPdf } from '@/lib/pdf';
import { NOTHING_OPEN, PdfPage, type PdfPageView } from '@/lib/screens';
import styles from '@/lib/screens/pdf/styles/pdf.css?inline';

const glossary = loadGlossary(regionsFor(['en']));

/** A document that is open; the pages themselves are pdf.js's. */
export const DOCUMENT = {
  name: 'leaflet.pdf',
  title: 'A leaflet',
  language: 'en',
  address: 'https://clinic.example/leaflet.pdf',
  askedAddress: 'https://clinic.example/leaflet.pdf',
  signal: new AbortController().signal,
} as OpenPdf;

export const OPEN: Partial<PdfPageView> = {
  state: { kind: 'open', document: DOCUMENT },
  viewer: { page: 3, pages: 40, scale: 'auto', percent: 100 },
  site: { site: 'clinic.example', isOn: true },
  names: {
    names: [
      {
        id: 'letrozole',
        count: 14,
        text: 'Femara',
        pages: new Map(Array.from({ length: 12 }, (_, i) => [i + 1, 1])),
      },
      { id: 'class:parp-inhibitor', count: 1, text: 'PARP inhibitor', pages: new Map([[7, 1]]) },
    ],
    readPages: 40,
    pages: 40,
    hasText: true,
  },
  outline: [
    {
      title: 'Antibodies',
      destination: 'antibodies',
      url: null,
      entries: [{ title: 'A site', destination: null, url: 'https://clinic.example/', entries: [] }],
    },
  ],
};

export function fakeActions() {
  return {
    openFile: vi.fn<(file: File) => void>(),
    reload: vi.fn<() => void>(),
    stop: vi.fn<() => void>(),
    goToPage: vi.fn<(page: number) => void>(),
    goTo: vi.fn(),
    zoom: vi.fn(),
    setScale: vi.fn(),
    turn: vi.fn<() => void>(),
    find: vi.fn(),
    print: vi.fn<() => void>(),
    save: vi.fn<() => void>(),
    goToName: vi.fn(),
    setSite: vi.fn(),
  };
}

/** Shows the page in this state. @returns what the reader does there, and a way to show another state */
export async function showPdfPage(view: Partial<PdfPageView> = {}, language: Language = 'en') {
  document.documentElement.lang = language;
  document.title = 'PDF';
  document.body.innerHTML = `<style>${styles}</style><div id="app"></div>`;
  const app = document.querySelector('#app');
  if (!app) throw new Error('The document has no place for the page');
  const actions = fakeActions();
  let show: (view: PdfPageView) => void = () => undefined;
  const update = async (changes: Partial<PdfPageView>) => {
    show({ ...NOTHING_OPEN, ...changes });
    await rendered();
  };
  render(
    <PdfPage
      language={language}
      entryOf={glossary.entry}
      watchPdf={(_container, callback) => {
        show = callback;
        callback({ ...NOTHING_OPEN, ...view });
        return actions;
      }}
    />,
    app,
  );
  await rendered();
  return { actions, update };
}

export function closePdfPage(): void {
  const app = document.querySelector('#app');
  if (app) render(null, app);
  document.body.replaceChildren();
}

/** When what was asked for is painted. */
export async function rendered(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

export function element<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

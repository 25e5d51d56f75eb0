import type { PDFDocumentProxy } from 'pdfjs-dist';
import { vi } from 'vitest';
import type { PdfView } from '@/lib/pdf/viewer/pdf-view';

type TextListener = (page: number, layer: HTMLElement) => void;

/** A viewer that has the text of one page, the one in front, and draws it when it is told to. Each page has one line. */
export class FakeView {
  readonly #lines: readonly string[];
  readonly #listeners = new Set<TextListener>();
  readonly #layers = new Map<number, HTMLElement>();
  /** What the reading of a page waits for. */
  readonly held = new Map<number, Promise<void>>();
  readonly state: { page: number; pages: number };
  readonly document: PDFDocumentProxy;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.state = { page: 1, pages: lines.length };
    const getPage = async (page: number) => ({
      getTextContent: async () => {
        await this.held.get(page);
        const str = lines[page - 1] ?? '';
        return { items: [{ str, hasEOL: true, width: 10, transform: [10, 0, 0, 10, 0, 50], dir: 'ltr' }] };
      },
    });
    this.document = { numPages: lines.length, getPage } as unknown as PDFDocumentProxy;
  }

  asView(): PdfView {
    return this as unknown as PdfView;
  }

  on(name: string, listener: TextListener, signal: AbortSignal): void {
    if (name !== 'text' || signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  textLayers(): Map<number, HTMLElement> {
    return this.#layers;
  }

  readonly goToPage = vi.fn((page: number) => {
    this.state.page = page;
    setTimeout(() => this.draw(page));
  });

  /** Puts the text of a page there, unless it is there, and says that it is drawn. */
  draw(page: number): void {
    for (const [other, layer] of this.#layers) {
      if (other === page) continue;
      layer.closest('.page')?.remove();
      this.#layers.delete(other);
    }
    const layer = this.#layers.get(page) ?? this.#createLayer(page);
    this.#layers.set(page, layer);
    for (const listener of this.#listeners) listener(page, layer);
  }

  #createLayer(page: number): HTMLElement {
    const element = document.createElement('div');
    element.className = 'page';
    const layer = document.createElement('div');
    layer.className = 'textLayer';
    layer.style.cssText = 'position: relative; width: 300px; height: 40px';
    const line = document.createElement('span');
    line.dir = 'ltr';
    line.textContent = this.#lines[page - 1] ?? '';
    layer.append(line);
    element.append(layer);
    document.body.append(element);
    return layer;
  }
}

import type { PDFDocumentProxy } from 'pdfjs-dist';
import { afterEach, expect, test, vi } from 'vitest';
import { drawForPrint } from '@/lib/pdf/viewer/print-pages';

afterEach(() => document.body.replaceChildren());

/** A document of small pages, one of which cannot be drawn. */
function documentOf(count: number, damaged: number): PDFDocumentProxy {
  const getPage = async (page: number) => ({
    getViewport: ({ scale }: { scale: number }) => ({ width: 20 * scale, height: 30 * scale }),
    render({ canvas }: { canvas: HTMLCanvasElement }) {
      // A browser makes no picture of a canvas without a context.
      canvas.getContext('2d')?.fillRect(0, 0, 5, 5);
      return { promise: page === damaged ? Promise.reject(new Error('damaged')) : Promise.resolve() };
    },
  });
  return { numPages: count, getPage } as unknown as PDFDocumentProxy;
}

test('each page is drawn for paper; one that is damaged is told and left out', async () => {
  const end = new AbortController();
  const onPage = vi.fn();
  const onDamaged = vi.fn();
  await drawForPrint(documentOf(3, 2), { onPage, onDamaged }, end.signal);
  expect(onPage.mock.calls).toEqual([[1], [2], [3]]);
  expect(onDamaged.mock.calls).toEqual([[2]]);
  expect(document.querySelectorAll('.pdf-print img')).toHaveLength(2);
  end.abort();
  expect(document.querySelector('.pdf-print')).toBe(null);
});

test('nothing is printed of a document that is closed meanwhile, and no page is called damaged', async () => {
  const end = new AbortController();
  const onDamaged = vi.fn();
  const events = { onPage: (page: number) => void (page === 2 && end.abort()), onDamaged };
  await expect(drawForPrint(documentOf(3, 2), events, end.signal)).rejects.toThrow();
  expect(onDamaged).not.toHaveBeenCalled();
  expect(document.querySelector('.pdf-print')).toBe(null);
});

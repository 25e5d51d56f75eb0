import type { PDFDocumentProxy } from 'pdfjs-dist';
import { afterEach, expect, test, vi } from 'vitest';
import { addDrawnText } from '@/lib/pdf/viewer/add-drawn-text';
import type { Pdfjs } from '@/lib/pdf/viewer/pdfjs';

const OPS = { beginAnnotation: 1, endAnnotation: 2, setFont: 3, showText: 4 };
const pdfjs = { lib: { OPS, AnnotationMode: { ENABLE: 1 } } } as unknown as Pdfjs;
const FIELD = {
  id: 'a',
  subtype: 'Widget',
  rect: [0, 0, 9, 9],
  fieldType: 'Tx',
  hasAppearance: true,
  fieldValue: 'letrozole',
};
const letters = [...'letrozole'].map((unicode) => ({ unicode, width: 500, isSpace: false }));
const OPERATORS = {
  fnArray: [1, 3, 4, 2],
  argsArray: [['a', [0, 0, 9, 9], [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0]], ['font', 10], [letters], []],
};

afterEach(() => void vi.useRealTimers());

/** The texts that a page of one printed line gives when it has these annotations. */
async function textsOf(
  annotations: () => Promise<unknown[]>,
  operators: () => Promise<unknown> = async () => OPERATORS,
) {
  const getOperatorList = vi.fn(operators);
  const page = {
    streamTextContent: () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue({ items: [{ str: 'printed' }], styles: {}, lang: 'en' });
          controller.close();
        },
      }),
    getAnnotations: annotations,
    getOperatorList,
    cleanup: vi.fn(),
  };
  const document = { getPage: async () => page } as unknown as PDFDocumentProxy;
  addDrawnText(pdfjs, document);
  await document.getPage(1);
  const texts: string[] = [];
  const read = async () => {
    const stream = (await document.getPage(1)).streamTextContent({});
    for await (const { items } of stream as unknown as AsyncIterable<{ items: { str: string }[] }>)
      texts.push(...items.map(({ str }) => str));
  };
  return { texts, read, getOperatorList };
}

test('the text of a page ends with that of its fields, once', async () => {
  const { texts, read } = await textsOf(async () => [FIELD]);
  await read();
  expect(texts).toEqual(['printed', 'letrozole']);
});

test('what a page draws is not read for fields that are empty, hidden, or ticked', async () => {
  const { texts, read, getOperatorList } = await textsOf(async () => [
    { ...FIELD, fieldValue: '' },
    { ...FIELD, hidden: true },
    { ...FIELD, fieldType: 'Btn', fieldValue: 'Yes' },
    { id: 'b', subtype: 'Link', rect: [0, 0, 9, 9] },
  ]);
  await read();
  expect([texts, getOperatorList.mock.calls]).toEqual([['printed'], []]);
});

test('a page whose fields are damaged, or never come to an end, has its own text', async () => {
  const damaged = await textsOf(() => Promise.reject(new Error('damaged')));
  await damaged.read();
  expect(damaged.texts).toEqual(['printed']);
  vi.useFakeTimers();
  const endless = await textsOf(
    async () => [FIELD],
    () => new Promise(() => undefined),
  );
  const reading = endless.read();
  await vi.advanceTimersByTimeAsync(5000);
  await reading;
  expect(endless.texts).toEqual(['printed']);
});

import { afterEach, expect, test } from 'vitest';
import { frameView } from '@/lib/popover/frames/frame-view';

afterEach(() => document.body.replaceChildren());

function addFrame(inDocument: Document, style: string): HTMLIFrameElement {
  const frame = inDocument.createElement('iframe');
  frame.style.cssText = style;
  inDocument.body.style.margin = '0';
  inDocument.body.append(frame);
  return frame;
}

const STYLE =
  'display: block; box-sizing: border-box; width: 200px; height: 100px; border: 10px solid; padding: 5px';

test.each([
  ['in the page', () => document],
  [
    'in another frame',
    () => {
      const outer = addFrame(document, 'width: 400px; height: 300px; border: 0').contentDocument;
      if (!outer) throw new Error('The frame has no document');
      return outer;
    },
  ],
])('the document of a frame %s fills the box within its border and padding', (_, where) => {
  const inner = addFrame(where(), STYLE);
  const { frame } = frameView(inner, { width: 170, height: 70 });
  expect(frame).toEqual({ left: 15, top: 15, right: 185, bottom: 85 });
});

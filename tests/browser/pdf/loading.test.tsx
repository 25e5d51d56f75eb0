import { afterEach, expect, test } from 'vitest';
import { closePdfPage, element, showPdfPage } from './show-pdf-page';

afterEach(closePdfPage);

test('what shows the loading is no wider than its place', async () => {
  const progress = { received: 2_000_000, total: 10_000_000 };
  await showPdfPage({ state: { kind: 'loading', progress } });
  const { scrollWidth, clientWidth } = element('.pdf-message');
  expect(scrollWidth).toBe(clientWidth);
});

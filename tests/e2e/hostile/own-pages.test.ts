import { readdirSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { until } from '../../tools/browsers/index.ts';
import { BUILT } from '../support/browsers/shared-browsers.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({ '/': htmlPage('<p>letrozole</p>'), '/reached.pdf': 'no document' });

/** Each page of the extension, and one file of each other kind. */
const FILES = [
  ...readdirSync(BUILT[inject('browser')]).filter((file) => file.endsWith('.html')),
  ...['reader.js', 'icon/on-16.png', 'manifest.json'],
];

test('a page that knows the address of the extension can neither load nor frame, open or call any part of it', async () => {
  expect(FILES).toContain('pdf.html');
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  // What would be seen if the page for PDFs ran.
  const file = `pdf.html?file=${encodeURIComponent(`${ctx.site.origin}/reached.pdf`)}`;
  const address = (path: string) => `${ctx.session.extensionOrigin}/${path}`;

  const loaded = await page.evaluate(
    (addresses) => {
      const settles = (name: string, attributes: Record<string, string>) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(name);
          element.onload = () => resolve('load');
          element.onerror = () => resolve('error');
          for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
          document.body.append(element);
        });
      return Promise.all(
        addresses.map(async (url) => [
          await fetch(url).then(
            () => 'load',
            () => 'error',
          ),
          await settles('img', { src: url }),
          await settles('script', { src: url }),
          await settles('link', { rel: 'stylesheet', href: url }),
          await settles('object', { data: url }),
          // Chromium says that it has loaded the page with which it stands for a frame that it has refused.
          (await settles('iframe', { src: url })) && 'settled',
        ]),
      );
    },
    [...FILES, file].map(address),
  );
  const refused = ['error', 'error', 'error', 'error', 'error', 'settled'];
  expect(loaded).toEqual([...FILES, file].map(() => refused));
  const frames = page.frames().map((frame) => frame.url());
  expect(frames.filter((url) => url.startsWith(ctx.session.extensionOrigin))).toEqual([]);

  const interfaces = await page.evaluate((url) => {
    try {
      open(url);
    } catch {
      // Firefox says so; Chromium opens an empty tab.
    }
    const { chrome, browser } = globalThis as { chrome?: { runtime?: object }; browser?: object };
    return [typeof chrome?.runtime, typeof browser];
  }, address(file));
  expect(interfaces).toEqual(['undefined', 'undefined']);
  await page.evaluate((url) => location.assign(url), address(file)).catch(() => undefined);

  // The reader can.
  expect(ctx.site.requests).not.toContain('/reached.pdf');
  const own = await ctx.session.openExtensionPage(file);
  await until(
    async () => ctx.site.requests.includes('/reached.pdf') || undefined,
    10_000,
    () => 'the document to be asked for by the page that the reader has opened',
  );
  expect(ctx.site.requests.filter((path) => path === '/reached.pdf')).toHaveLength(1);
  await own.close();
  await page.close();
});

import { startBrowsers } from '../../browsers';
import type { Figure } from '../../figures';
import { servePages } from '../../generated-pages';
import { allNames } from '../../names';
import { busyPages } from './busy-pages';
import { ageFigures } from './mark-ages';
import { shareFigures } from './shares';

/**
 * Measures the extension in pages that change a thousand times a second: its share of the time of the main thread, and how old
 * a change is when it is marked.
 *
 * @param report gets each line of progress
 */
export async function measureLive(report: (line: string) => void): Promise<Figure[]> {
  const pages = Object.entries(busyPages(allNames()));
  const server = await servePages(Object.fromEntries(pages.map(([, html], i) => [String(i), html])));
  const { browsers, close } = await startBrowsers(report);
  try {
    const figures: Figure[] = [];
    for (const [i, [name]] of pages.entries()) {
      const address = server.address(String(i));
      figures.push(...(await shareFigures(browsers, name, address, report)));
      figures.push(...(await ageFigures(browsers.ours, name, address, report)));
    }
    return figures;
  } finally {
    await close();
    server.close();
  }
}

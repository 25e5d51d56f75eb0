import { bundleFiles, bundleSizes } from '../../../tools/built-extension/bundle-sizes';
import { buildExtension, builtFolder } from '../../browsers';
import { type Figure, limitFigure } from '../../figures';

const MAX_CONTENT_SCRIPTS_KB = 12;
const MAX_READER_KB = 45;

/**
 * Measures what is downloaded and parsed: in every frame, in a frame with names, in the background, in the popup and in the
 * glossary page.
 *
 * @param report gets each line of progress
 */
export async function measureSize(report: (line: string) => void): Promise<Figure[]> {
  await buildExtension('chromium');
  const folder = builtFolder('chromium');
  for (const [bundle, files] of Object.entries(bundleFiles(folder)))
    report(`  ${bundle}: ${files.join(', ') || 'no file'}`);
  const { contentScripts, reader, background, popup, glossary } = bundleSizes(folder);
  return [
    limitFigure('size, gzip: what every frame loads', contentScripts / 1000, 'kB', MAX_CONTENT_SCRIPTS_KB),
    limitFigure('size, gzip: reader', reader / 1000, 'kB', MAX_READER_KB),
    sizeFigure('size, gzip: background with the facts', background),
    sizeFigure('size, gzip: popup', popup),
    sizeFigure('size, gzip: glossary page', glossary),
  ];
}

function sizeFigure(what: string, bytes: number): Figure {
  return { what, value: `${(bytes / 1000).toFixed(1)} kB` };
}

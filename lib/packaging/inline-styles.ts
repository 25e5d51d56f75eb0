import type { Plugin, Rolldown } from 'vite';

/** What Vite writes into a page for its style sheet. */
const LINK = /<link rel="stylesheet"[^>]* href="\/([^"]+\.css)">/g;

/**
 * Puts the styles of each page into its file. A browser paints nothing before it has asked for the style sheet that a page links to
 * and has got it, and while it is busy that takes longer than all else before the first paint.
 */
export function inlineStyles(): Plugin {
  return {
    name: 'inline-styles',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const inlined = new Set<string>();
        for (const output of Object.values(bundle)) {
          if (output.type !== 'asset' || !output.fileName.endsWith('.html')) continue;
          output.source = String(output.source).replace(LINK, (_link, file: string) => {
            inlined.add(file);
            return `<style>${stylesOf(bundle, file)}</style>`;
          });
        }
        for (const file of inlined) delete bundle[file];
      },
    },
  };
}

/** @throws Error for styles that would mean something else in a page */
function stylesOf(bundle: Rolldown.OutputBundle, file: string): string {
  const output = bundle[file];
  if (output?.type !== 'asset') throw new Error(`The build has made no ${file}`);
  const styles = String(output.source).trim();
  if (/<\/style|url\((?!["']?data:)/i.test(styles)) {
    throw new Error(`${file} ends a style element, or names a file by its place`);
  }
  return styles;
}

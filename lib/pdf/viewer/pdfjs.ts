import type * as PdfjsLib from 'pdfjs-dist';
import type * as PdfjsViewer from 'pdfjs-dist/web/pdf_viewer.mjs';

/** pdf.js: what reads documents, and the components that show them. */
export interface Pdfjs {
  lib: typeof PdfjsLib;
  viewer: typeof PdfjsViewer;
  /** The folder of its files, with a slash at the end. */
  folder: string;
}

/**
 * Loads pdf.js as it is published. It is not bundled: whoever reviews the extension knows its bytes.
 *
 * @param folder the address of the folder of its files, with a slash at the end
 */
export async function loadPdfjs(folder: string): Promise<Pdfjs> {
  const lib: typeof PdfjsLib = await import(/* @vite-ignore */ `${folder}pdf.min.mjs`);
  // The components take the library from here.
  Object.assign(globalThis, { pdfjsLib: lib });
  const viewer: typeof PdfjsViewer = await import(/* @vite-ignore */ `${folder}pdf_viewer.mjs`);
  lib.GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.min.mjs`;
  return { lib, viewer, folder };
}

import type * as PdfjsLib from 'pdfjs-dist';
import type * as PdfjsViewer from 'pdfjs-dist/web/pdf_viewer.mjs';

/** pdf.js: what reads documents, and the components that show them. */
export interface Pdfjs {
  lib: typeof PdfjsLib;
  viewer: typeof PdfjsViewer;
  /** The folder of its files, with a slash at the end. */
  folder: string;
}

/** The folder of its files in the package: wxt.config.ts copies them there, and keeps the imports below as they are. */
const FOLDER = '/pdfjs/';

/** Loads pdf.js as it is published. It is not bundled: whoever reviews the extension knows its bytes. */
export async function loadPdfjs(): Promise<Pdfjs> {
  const lib = await import('/pdfjs/pdf.min.mjs');
  // The components take the library from here.
  Object.assign(globalThis, { pdfjsLib: lib });
  const viewer = await import('/pdfjs/pdf_viewer.mjs');
  const folder = new URL(FOLDER, location.href).href;
  lib.GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.min.mjs`;
  return { lib, viewer, folder };
}

/** The files of pdf.js by their addresses in the extension: wxt.config.ts copies them there. */

declare module '*/pdfjs/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}

declare module '*/pdfjs/pdf_viewer.mjs' {
  export * from 'pdfjs-dist/web/pdf_viewer.mjs';
}

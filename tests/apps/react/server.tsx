/** @jsxImportSource react */
import { PassThrough } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import { Document } from './Document.tsx';
import type { RenderApp } from './render-app.ts';

/** See `RenderApp`. */
export const renderApp: RenderApp = (script, firstLate = null) => {
  const parts = new PassThrough({ encoding: 'utf8' });
  const { pipe } = renderToPipeableStream(<Document firstLate={firstLate} />, {
    bootstrapModules: [script],
    onShellReady: () => pipe(parts),
    onShellError: (error) => parts.destroy(error instanceof Error ? error : new Error(String(error))),
  });
  return parts;
};

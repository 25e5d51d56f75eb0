/** @jsxImportSource react */
import { PassThrough } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import { Document } from './Document.tsx';

/**
 * Renders the app as a server does, in parts: first all that is there, then the late content with a script that puts it
 * into its place.
 *
 * @param script the address of the app's script
 * @param firstLate what the late content waits for; none, if left out
 */
export function renderApp(script: string, firstLate: Promise<string> | null = null): AsyncIterable<string> {
  const parts = new PassThrough({ encoding: 'utf8' });
  const { pipe } = renderToPipeableStream(<Document firstLate={firstLate} />, {
    bootstrapModules: [script],
    onShellReady: () => pipe(parts),
    onShellError: (error) => parts.destroy(error instanceof Error ? error : new Error(String(error))),
  });
  return parts;
}

/** @jsxImportSource react */
import { App } from './App.tsx';

/** The whole document is React's, as frameworks for whole sites have it: anything foreign in it is a mismatch. */
export function Document({ firstLate = null }: { firstLate?: Promise<string> | null }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Medicines</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <App firstLate={firstLate} />
      </body>
    </html>
  );
}

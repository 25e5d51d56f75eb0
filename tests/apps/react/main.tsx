/** @jsxImportSource react */
import { hydrateRoot } from 'react-dom/client';
import { Document } from './Document.tsx';

declare global {
  interface Window {
    /** What React found in the document that its own rendering has not. */
    mismatches: string[];
  }
}

window.mismatches = [];
/** @param firstLate late content of the document, the promise of which is the same at each rendering */
function hydrate(firstLate: Promise<string> | null): void {
  hydrateRoot(document, <Document firstLate={firstLate} />, {
    onRecoverableError: (error) => {
      window.mismatches.push(String(error));
      console.error(error);
    },
  });
}

if (location.pathname === '/streamed') {
  // The server sends the late content when it has been asked here: what came before is hydrated by then.
  hydrate(fetch('/late').then((answer) => answer.text()));
} else {
  // The test says when, so that there are marks, and has been a card, before.
  addEventListener('hydrate', () => hydrate(null), { once: true });
}

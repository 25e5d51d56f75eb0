import { closeSync, openSync, readSync, realpathSync } from 'node:fs';

const headBytes = 4096;

/**
 * Tells Ubuntu's snap browsers from real ones.
 *
 * On Ubuntu `/usr/bin/chromium-browser` and `/usr/bin/firefox` are shell scripts that start the snap or tell
 * the reader to install it; a snap sees neither the temporary profile folder nor the extension in it, and
 * the test would hang instead of failing.
 *
 * @param path an existing file
 * @returns whether it is a snap or a script that leads to one
 */
export function isSnapStub(path: string): boolean {
  if (/^\/(snap|var\/lib\/snapd)\//.test(path)) return true;
  // Snaps on PATH are links to /usr/bin/snap, which runs the one it is called by.
  if (/\/snap$/.test(realpathSync(path))) return true;
  const head = firstBytes(path);
  return head.startsWith('#!') && /\/snap\/|\bsnap (run|install)\b/.test(head);
}

function firstBytes(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(headBytes);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}

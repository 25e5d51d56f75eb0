/** `browser.runtime.onInstalled` as it is used here. */
export interface Installations {
  addListener(listener: (details: { reason: string }) => void): void;
}

/**
 * Opens the page that explains the extension, once: when the reader has just installed it. After an update of the extension or
 * of the browser nothing opens.
 *
 * @param installations `browser.runtime.onInstalled`
 * @param open opens the page
 */
export function openFirstRun(installations: Installations, open: () => Promise<void>): void {
  installations.addListener(({ reason }) => {
    if (reason === 'install') void open();
  });
}

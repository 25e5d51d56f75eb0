/** The parts of `browser` that are used here. */
export interface OwnPagesBrowser {
  runtime: { getURL(path: string): string };
  tabs: {
    create(tab: { url: string; active: boolean }): Promise<unknown>;
    update(tab: { url: string }): Promise<unknown>;
  };
}

/** Where a page opens: as a text that is entered in the address bar wants it. */
export type Disposition = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

/** Opens the extension's own pages. */
export interface OwnPages {
  /** @param path of the file in the extension, with `#` and a place in it if need be */
  open(path: string, disposition?: Disposition): Promise<void>;
}

/** @param browser its tabs show the pages */
export function createOwnPages({ runtime, tabs }: OwnPagesBrowser): OwnPages {
  return {
    async open(path, disposition = 'newForegroundTab') {
      const url = runtime.getURL(path);
      const openNew = () => tabs.create({ url, active: disposition !== 'newBackgroundTab' });
      // A tab of a private window may not show pages of the extension: the browser opens them in an ordinary window.
      await (disposition === 'currentTab' ? tabs.update({ url }).catch(openNew) : openNew());
    },
  };
}

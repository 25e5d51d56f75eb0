import { isPageLists, on, type PageList, type Runtime, send, type Target } from '@/lib/protocol';

/** More lists than these are forgotten, the oldest first. */
const MAX_LISTS = 5;

/** In the session's storage: in memory, until the browser is closed. What pages the reader has read is never written to disk. */
const KEY = 'page-lists';

interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * Background: keeps the lists that the popup hands over to the glossary page, so that the page has them after it is reloaded.
 *
 * @param onError is told in one sentence of what was refused or failed
 */
export function keepPageLists(
  { runtime, session }: { runtime: Runtime; session: SessionArea },
  onError: (text: string) => void,
): void {
  /** Two lists that come at once are kept one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  async function keep(list: PageList): Promise<string> {
    const kept = await read(session);
    const id = `${Math.max(0, ...[...kept.keys()].map(Number)) + 1}`;
    const others = [...kept].slice(-(MAX_LISTS - 1));
    await session.set({ [KEY]: Object.fromEntries([...others, [id, list]]) });
    return id;
  }

  on(
    { runtime, receiver: 'background', onError },
    {
      'keep-page-list': ({ list }) => {
        const kept = last.then(() => keep(list));
        last = kept.catch(() => undefined);
        return kept;
      },
      'get-page-list': async ({ id }) => (await read(session)).get(id) ?? null,
    },
  );
}

/** @returns the lists, each under the number that its glossary page has in the address */
async function read(session: SessionArea): Promise<Map<string, PageList>> {
  const stored = (await session.get(KEY))[KEY];
  return new Map(isPageLists(stored) ? Object.entries(stored) : []);
}

/** The parts of `browser` that the popup uses here. */
interface PageListBrowser {
  runtime: Target;
  tabs: { create(tab: { url: string }): Promise<unknown> };
}

/**
 * Popup: opens the entries of a page as a list in the glossary page, to print or to copy.
 *
 * @throws what the browser says when the background cannot be reached or no tab can be opened
 */
export async function openPageList({ runtime, tabs }: PageListBrowser, list: PageList): Promise<void> {
  const id = await send(runtime, 'keep-page-list', { list });
  await tabs.create({ url: `/glossary.html?list=${id}` });
}

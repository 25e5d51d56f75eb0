import { useEffect, useState } from 'preact/hooks';
import { AdviceNote, EntryCard } from '@/lib/card';
import type { Entry, Glossary, Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import type { PageList } from '@/lib/protocol';
import { listDate, listText } from './list-text';

/** Gives the list that is kept under a number; null where there is none, or none any more. */
export type PageListGetter = (id: string) => Promise<PageList | null>;

type State = { kind: 'none' } | { kind: 'missing' } | { kind: 'shown'; list: PageList };

/** @returns the list whose number the address has as `list`; what fails to come is missing */
export function usePageList(getPageList: PageListGetter): State {
  const [state, setState] = useState<State>({ kind: 'none' });
  useEffect(() => {
    const id = new URLSearchParams(location.search).get('list');
    if (id === null) return;
    let isGone = false;
    const show = (list: PageList | null) => {
      if (!isGone) setState(list ? { kind: 'shown', list } : { kind: 'missing' });
    };
    getPageList(id).then(show, () => show(null));
    return () => {
      isGone = true;
    };
  }, [getPageList]);
  return state;
}

/** The drugs and classes of a page, each with the first look of its card, to print, to take along or to copy. */
export function PageListSection({
  list,
  glossary,
  language,
  onPrint,
}: {
  list: PageList;
  glossary: Glossary;
  language: Language;
  onPrint(): void;
}) {
  const entries = list.ids.flatMap((id): Entry[] => {
    const entry = glossary.entry(id);
    return entry ? [entry] : [];
  });
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(listText(list, entries, language));
      setCopied('copied');
    } catch {
      setCopied('notCopied');
    }
  }

  return (
    <section class="page-list" aria-labelledby="page-list-title">
      <h2 id="page-list-title" class="part-title">
        {glossaryText(language, 'listHeading', { title: list.title })}
      </h2>
      <p class="list-date">
        {listDate(list, language)} · {glossaryText(language, 'listCount', {}, entries.length)}
      </p>
      <div class="buttons">
        <button type="button" class="button" onClick={onPrint}>
          {glossaryText(language, 'printList')}
        </button>
        <button type="button" class="button" onClick={copy}>
          {glossaryText(language, 'copyList')}
        </button>
        <span role="status">
          {copied && glossaryText(language, copied === 'copied' ? 'copied' : 'notCopied')}
        </span>
      </div>
      <div class="cards">
        {entries.map((entry) => (
          // biome-ignore lint/a11y/useSemanticElements: as the entries below, no landmark and no fields
          <div key={entry.id} role="group" class="entry" aria-labelledby={`list-${entry.id}`}>
            <EntryCard
              // A card keeps the entry that it began with, and that of another region has another order.
              key={entry}
              entry={entry}
              language={language}
              headingId={`list-${entry.id}`}
              entryOf={glossary.entry}
            />
          </div>
        ))}
      </div>
      <AdviceNote checked={null} language={language} />
    </section>
  );
}

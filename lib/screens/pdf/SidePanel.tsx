import { useEffect, useRef, useState } from 'preact/hooks';
import { type Entry, entryName } from '@/lib/glossary';
import { type Language, pdfText } from '@/lib/locales';
import type { DocumentName, OutlineEntry } from '@/lib/pdf';
import type { NamesView, PdfActions, PdfPageView } from './pdf-page-view';

/** A name on more pages than these has a button for the others. */
const FIRST_PAGES = 10;

/** The names in the document with their pages, and its own table of contents. */
export function SidePanel({
  id,
  isOpen,
  language,
  view: { names, outline, site },
  entryOf,
  onName,
  onEntry,
  onSite,
}: {
  id: string;
  isOpen: boolean;
  language: Language;
  view: PdfPageView;
  entryOf(id: string): Entry | undefined;
  onName(id: string, page: number): void;
  onEntry: PdfActions['goTo'];
  onSite: PdfActions['setSite'];
}) {
  return (
    <aside id={id} class="pdf-side" aria-label={pdfText(language, 'panel')} hidden={!isOpen}>
      <section>
        <h2>{pdfText(language, 'names')}</h2>
        {names ? (
          <NameList language={language} names={names} entryOf={entryOf} onName={onName} />
        ) : (
          site && (
            <>
              <p>{pdfText(language, 'marksOff', { site: site.site })}</p>
              <button type="button" class="button" onClick={() => onSite(true)}>
                {pdfText(language, 'markAgain')}
              </button>
            </>
          )
        )}
      </section>
      {outline.length > 0 && (
        <section>
          <h2>{pdfText(language, 'contents')}</h2>
          <Outline entries={outline} onEntry={onEntry} />
        </section>
      )}
    </aside>
  );
}

function NameList({
  language,
  names: { names, readPages, pages, hasText },
  entryOf,
  onName,
}: {
  language: Language;
  names: NamesView;
  entryOf(id: string): Entry | undefined;
  onName(id: string, page: number): void;
}) {
  const isReading = readPages < pages;
  return (
    <>
      {/* Not announced: it changes all the time. */}
      {isReading && (
        <p class="pdf-soft">{pdfText(language, 'namesReading', { page: readPages + 1, count: pages })}</p>
      )}
      {isReading && <progress value={readPages} max={pages} aria-hidden="true" />}
      <p class="pdf-soft" role="status">
        {!isReading && names.length === 0 && pdfText(language, hasText ? 'noNames' : 'noTextForNames')}
      </p>
      <ul class="pdf-names">
        {names.map((named) => {
          const entry = entryOf(named.id);
          return (
            entry && (
              <NamedItem key={named.id} language={language} named={named} entry={entry} onName={onName} />
            )
          );
        })}
      </ul>
    </>
  );
}

function NamedItem({
  language,
  named: { id, count, pages },
  entry,
  onName,
}: {
  language: Language;
  named: DocumentName;
  entry: Entry;
  onName(id: string, page: number): void;
}) {
  const links = useRef<HTMLSpanElement>(null);
  const [hasAll, setHasAll] = useState(false);
  useEffect(() => {
    // The button that had the focus is gone.
    if (hasAll) links.current?.querySelectorAll('button')[FIRST_PAGES]?.focus();
  }, [hasAll]);
  const name = entryName(entry, language);
  const shown = [...pages.keys()].slice(0, hasAll ? pages.size : FIRST_PAGES);
  const times = pdfText(language, 'mentions', {}, count);
  return (
    <li>
      <span class="pdf-drug">{name}</span>{' '}
      <span class="pdf-soft">
        {entry.kind === 'class' ? `${pdfText(language, 'kindClass')}, ${times}` : times}
      </span>
      <span ref={links} class="pdf-page-links">
        <span class="pdf-soft">{pdfText(language, 'onPages', {}, pages.size)}</span>
        {shown.map((page) => (
          <button
            key={page}
            type="button"
            aria-label={pdfText(language, 'goToName', { name, page })}
            onClick={() => onName(id, page)}
          >
            {page}
          </button>
        ))}
        {shown.length < pages.size && (
          <button type="button" onClick={() => setHasAll(true)}>
            {pdfText(language, 'morePages', {}, pages.size - shown.length)}
          </button>
        )}
      </span>
    </li>
  );
}

function Outline({ entries, onEntry }: { entries: readonly OutlineEntry[]; onEntry: PdfActions['goTo'] }) {
  return (
    <ul class="pdf-outline">
      {entries.map(({ title, destination, url, entries: inside }, i) => (
        <li key={i}>
          {url !== null && (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          )}
          {url === null &&
            (destination ? (
              <button type="button" onClick={() => onEntry(destination)}>
                {title}
              </button>
            ) : (
              <span>{title}</span>
            ))}
          {inside.length > 0 && <Outline entries={inside} onEntry={onEntry} />}
        </li>
      ))}
    </ul>
  );
}

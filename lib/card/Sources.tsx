import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Language, type SectionPlace, type Source, textIn } from '@/lib/glossary';
import { type CardKey, cardText } from '@/lib/locales';

const DATES: Record<Source['dateOf'], CardKey> = {
  copyright: 'dateOfCopyright',
  label: 'dateOfLabel',
  index: 'date',
  page: 'date',
  extract: 'date',
  article: 'date',
};

/** @returns the date of a source, with what it is the date of: "© 2024", "label of June 18, 2024" */
export function dateOf(source: Source, language: Language): string {
  // The day matters for a label, which changes; the year is enough for a book or an index.
  const date = dateText(source.dateOf === 'label' ? source.date : source.date.slice(0, 4), language);
  return cardText(language, DATES[source.dateOf], { date });
}

/** Who says it and of when. */
function sourceText(source: Source, language: Language): string {
  const publisher = textIn(source.shortName ?? source.publisher, language);
  return cardText(language, 'dated', { publisher, date: dateOf(source, language) });
}

/** The source of a fact: who says it and of when, with a link to where it was read. */
function SourceLink({ source, language, inShort }: { source: Source; language: Language; inShort: boolean }) {
  const publisher = textIn(source.publisher, language);
  const title = textIn(source.title, language);
  return (
    <NewTabLink
      href={source.url}
      title={cardText(language, 'titled', { publisher, title })}
      language={language}
    >
      {inShort ? (
        <>
          <span class="hidden">{publisher}, </span>
          {source.date.slice(0, 4)}
        </>
      ) : (
        sourceText(source, language)
      )}
    </NewTabLink>
  );
}

/** The sources of one statement, in small print behind it. */
export function SourceList({
  sources,
  language,
  inShort = false,
}: {
  sources: readonly Source[];
  language: Language;
  /** Only the year is visible. */
  inShort?: boolean;
}) {
  return (
    <small class="source">
      (
      {sources.map((source, i) => (
        <span key={source.id}>
          {i > 0 && '; '}
          <SourceLink source={source} language={language} inShort={inShort} />
        </span>
      ))}
      )
    </small>
  );
}

/** The same in little space: how many sources there are, and the sources themselves on demand. */
export function SourcesOnDemand({ sources, language }: { sources: readonly Source[]; language: Language }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <small class="source">
      <button
        type="button"
        class="inline"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {cardText(language, 'sources', {}, sources.length)}
      </button>{' '}
      <span id={id} hidden={!open}>
        {open && <SourceList sources={sources} language={language} />}
      </span>
    </small>
  );
}

/**
 * A link to a section of the base document: to the place that names the drug, or to more about this kind of treatment. Where
 * the link leads to a page that the project has not read, its text says so: the card states what another page says.
 */
export function SectionLink({
  place: { section, links },
  variant,
  language,
}: {
  place: SectionPlace;
  variant: 'section' | 'relatedSection';
  language: Language;
}) {
  const { href, wasRead, language: hrefLang } = links[language];
  return (
    <p>
      <NewTabLink href={href} hreflang={hrefLang} language={language}>
        {cardText(language, wasRead ? variant : 'unreadPage', {
          section: textIn(section.title, language),
        })}
      </NewTabLink>
    </p>
  );
}

/** A link out of the card, which says that it opens a new tab. */
export function NewTabLink({
  language,
  children,
  ...attributes
}: {
  href: string;
  hreflang?: Language;
  title?: string;
  /** Of the card. */
  language: Language;
  children: ComponentChildren;
}) {
  return (
    <a {...attributes} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="hidden"> {cardText(language, 'newTab')}</span>
    </a>
  );
}

/**
 * @param date `2024`, `2024-06` or `2024-06-18`, as the records have it
 * @returns the date as people write it: "2024", "June 2024", "June 18, 2024"
 */
function dateText(date: string, language: Language): string {
  const [, month, day] = date.split('-');
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(date));
}

import type { ComponentChildren } from 'preact';
import { type Language, type SectionPlace, type Source, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { ComponentWithId } from './component-with-id';

/** What a source is to a statement, where more is to be said of it than its own date. */
interface SourceRole {
  /** Where there is little room: the month, and not what kind of document it is. */
  inShort?: boolean | undefined;
  /** The publisher in full: "US NCI" tells nothing to who does not know it. */
  isNamed?: boolean;
  /** The date of what a regulator has decided: the source itself may be newer. */
  useDate?: string;
  /** The source is not the regulator's own. */
  isReported?: true;
  /** The publisher in full, and the title: pages of one publisher are told apart by it. */
  isTitled?: true;
}

/** @returns the year of a source: enough for a book, a page or an index */
function sourceYear({ date }: Source): string {
  return date.slice(0, 4);
}

/** Who says it and of when: "NCI, 2025", "Health Canada, official drug information, May 2, 2025". */
function sourceText(
  source: Source,
  language: Language,
  { inShort, isNamed, useDate, isReported, isTitled }: SourceRole,
): string {
  if (isTitled) return titleOf(source, language);
  const isLabel = source.dateOf === 'label';
  const date = useDate ?? (isLabel || isReported ? source.date : sourceYear(source));
  const values = {
    publisher: textIn((!isNamed && source.shortName) || source.publisher, language),
    date: dateText(date, language, inShort || isReported ? 'month' : 'day'),
  };
  if (isReported) return cardText(language, 'reported', values);
  // What a list has may be older than the list: the date is not that of a decision.
  if (useDate && source.dateOf === 'extract') return cardText(language, 'datedList', values);
  return cardText(language, isLabel && !inShort ? 'datedLabel' : 'dated', values);
}

/** "National Cancer Institute (US): Letrozole (2025)". */
function titleOf(source: Source, language: Language): string {
  return cardText(language, 'titled', {
    publisher: textIn(source.publisher, language),
    title: textIn(source.title, language),
    date: sourceYear(source),
  });
}

/** The source of a fact: who says it and of when, with a link to where it was read. */
export function SourceLink({
  source,
  language,
  ...role
}: { source: Source; language: Language } & SourceRole) {
  return (
    <NewTabLink href={source.url} title={titleOf(source, language)} language={language}>
      {sourceText(source, language, role)}
    </NewTabLink>
  );
}

/** The sources of one statement, in small print behind it. */
export function SourceList({
  sources,
  language,
  ...role
}: { sources: readonly Source[]; language: Language } & SourceRole) {
  return (
    <small class="source">
      (
      {sources.map((source, i) => (
        <span key={source.id}>
          {i > 0 && '; '}
          <SourceLink source={source} language={language} {...role} />
        </span>
      ))}
      )
    </small>
  );
}

/**
 * The same in little space: a link where there is one source, else the one with the shortest name, and all of them on demand. Readers
 * know an institution better than a journal.
 */
export class NamedSources extends ComponentWithId<
  { sources: readonly Source[]; language: Language },
  { isOpen: boolean }
> {
  override state = { isOpen: false };

  render() {
    const { sources, language } = this.props;
    const { id } = this;
    const open = this.state.isOpen;
    const nameOf = (source: Source) => textIn(source.shortName ?? source.publisher, language);
    const [named] = sources.toSorted(
      (one, other) =>
        Number(one.dateOf === 'article') - Number(other.dateOf === 'article') ||
        nameOf(one).length - nameOf(other).length,
    );
    if (sources.length <= 1 || named === undefined)
      return <SourceList sources={sources} language={language} />;
    return (
      <small class="source">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => this.setState({ isOpen: !open })}
        >
          {cardText(language, 'sourceAndMore', { publisher: nameOf(named) }, sources.length - 1)}
        </button>{' '}
        <span id={id} hidden={!open}>
          {open && <SourceList sources={sources} language={language} isTitled />}
        </span>
      </small>
    );
  }
}

/** The section of the base document that says something, as its link: where the project has read it. */
export function PlaceLink({
  place: { section, source, links },
  language,
}: {
  place: SectionPlace;
  language: Language;
}) {
  const { href, language: hrefLang } = links[language].wasRead ? links[language] : links.en;
  return (
    <NewTabLink href={href} hreflang={hrefLang} language={language}>
      {cardText(language, hrefLang === language ? 'place' : 'placeInEnglish', {
        publisher: textIn(source.publisher, language),
        section: textIn(section.title, language),
        date: sourceYear(source),
      })}
    </NewTabLink>
  );
}

/**
 * For a drug that the base document does not name: more about this kind of treatment. Where the link leads to a page that the
 * project has not read, its text says so.
 */
export function RelatedSection({
  place: { section, links },
  language,
}: {
  place: SectionPlace;
  language: Language;
}) {
  const { href, wasRead, language: hrefLang } = links[language];
  return (
    <p class="by">
      <NewTabLink href={href} hreflang={hrefLang} language={language}>
        {cardText(language, wasRead ? 'relatedSection' : 'relatedUnread', {
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
 * @param finest what is said at most
 * @returns the date as people write it: "2024", "Jun 2024", "June 2024", "June 18, 2024"
 */
export function dateText(
  date: string,
  language: Language,
  finest: 'short month' | 'month' | 'day' = 'day',
): string {
  const [, month, day] = date.split('-');
  const key = `${language} ${finest} ${date.length}`;
  const format =
    dateFormats.get(key) ??
    new Intl.DateTimeFormat(language, {
      year: 'numeric',
      ...(month && { month: finest === 'short month' ? 'short' : 'long' }),
      ...(day && finest === 'day' && { day: 'numeric' }),
      timeZone: 'UTC',
    });
  dateFormats.set(key, format);
  return format.format(new Date(date));
}

/** By language, fineness, and how fine the date is. A browser takes longer to make a format than to use it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

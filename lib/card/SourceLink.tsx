import type { Language, Source } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { dateText } from './date-text';
import { cardText } from './texts';

/** The source of a fact: who says it and of when, with a link to where it was read. */
export function SourceLink({
  source,
  language,
  linked = true,
}: {
  source: Source;
  language: Language;
  linked?: boolean;
}) {
  // The day matters for a label, which changes; the year is enough for a book or an index.
  const date = dateText(source.dateOf === 'label' ? source.date : source.date.slice(0, 4), language);
  const words = `${textIn(source.shortName ?? source.publisher, language)}, ${cardText(language, source.dateOf, { date })}`;
  if (!linked) return <>{words}</>;
  return (
    <a
      href={source.url}
      target="_blank"
      rel="noopener noreferrer"
      title={`${textIn(source.publisher, language)}: ${textIn(source.title, language)}`}
    >
      {words}
    </a>
  );
}

/** The sources of one statement, in small print behind it. */
export function SourceList({ sources, language }: { sources: readonly Source[]; language: Language }) {
  return (
    <small class="source">
      (
      {sources.map((source, i) => (
        <span key={source.id}>
          {i > 0 && '; '}
          <SourceLink source={source} language={language} />
        </span>
      ))}
      )
    </small>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import {
  type Entry,
  type Found,
  foundName,
  type Language,
  type Regimen,
  type Source,
  textIn,
} from '@/lib/glossary';
import { popupText } from '@/lib/locales';

/** What is no drug and no class: a subtype, drugs that are given together, or a part of the base document. */
export function FoundView({
  found,
  language,
  headingId,
  entryOf,
  takesFocus = true,
  onShow,
}: {
  found: Exclude<Found, Entry>;
  language: Language;
  headingId: string;
  entryOf(id: string): Entry | undefined;
  /** Whether the heading takes the focus: it stands in the place of what had it. */
  takesFocus?: boolean;
  onShow(entry: Entry): void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <article class="card found">
      <h2 id={headingId} ref={heading} tabIndex={-1}>
        {foundName(found, language)}
      </h2>
      {found.kind === 'subtype' && (
        <>
          <p>{textIn(found.subtype.plain, language)}</p>
          {found.subtype.sources.map((source) => (
            <ReadMore key={source.id} source={source} href={source.url} language={language} />
          ))}
        </>
      )}
      {found.kind === 'regimen' && (
        <>
          <p>{textIn(found.regimen.use, language)}</p>
          <Letters regimen={found.regimen} language={language} entryOf={entryOf} onShow={onShow} />
          <ReadMore source={found.regimen.source} href={found.regimen.source.url} language={language} />
        </>
      )}
      {found.kind === 'topic' && (
        <>
          <p>{textIn(found.topic.text, language)}</p>
          <ReadMore source={found.topic.source} href={found.topic.links[language].href} language={language} />
        </>
      )}
    </article>
  );
}

function Letters({
  regimen: { parts },
  language,
  entryOf,
  onShow,
}: {
  regimen: Regimen;
  language: Language;
  entryOf(id: string): Entry | undefined;
  onShow(entry: Entry): void;
}) {
  return (
    <ul class="letters" aria-label={popupText(language, 'regimenDrugs')}>
      {parts.map(({ letter, drug }) => (
        <li key={letter}>
          {letter}:{' '}
          <button
            type="button"
            class="inline"
            onClick={() => {
              const entry = entryOf(drug.id);
              if (entry) onShow(entry);
            }}
          >
            {textIn(drug.name, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function ReadMore({ source, href, language }: { source: Source; href: string; language: Language }) {
  const publisher = textIn(source.publisher, language);
  return (
    <p>
      <a href={href} target="_blank" rel="noreferrer noopener" title={textIn(source.title, language)}>
        {popupText(language, 'readMore', { publisher })}
      </a>{' '}
      <small>({source.date.slice(0, 4)})</small>
    </p>
  );
}

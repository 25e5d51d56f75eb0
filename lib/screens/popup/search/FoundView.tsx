import {
  type Entry,
  type Found,
  foundName,
  type Language,
  type Regimen,
  type Source,
  textIn,
} from '@/lib/glossary';
import { kindText, popupText } from '@/lib/locales';

/**
 * What is no drug and no class: a subtype, drugs that are given together, or a part of the base document. Laid out as their cards
 * are: the name, what it is, then each statement under its source.
 */
export function FoundView({
  found,
  language,
  headingId,
  entryOf,
  onShow,
}: {
  found: Exclude<Found, Entry>;
  language: Language;
  headingId: string;
  entryOf(id: string): Entry | undefined;
  onShow(entry: Entry): void;
}) {
  return (
    <article class="card found">
      <header>
        <div class="name">
          <h2 id={headingId}>{foundName(found, language)}</h2>
          {found.kind === 'regimen' && <span class="said"> ({kindText(language, found.kind)})</span>}
        </div>
      </header>
      <div class="band">
        <div class="use">
          {found.kind === 'subtype' ? (
            <>
              {found.subtype.sources.map((source) => (
                <SourceLine key={source.id} source={source} href={source.url} language={language} />
              ))}
              <p>{textIn(found.subtype.plain, language)}</p>
            </>
          ) : found.kind === 'regimen' ? (
            <>
              <SourceLine source={found.regimen.source} href={found.regimen.source.url} language={language} />
              <p>{textIn(found.regimen.use, language)}</p>
            </>
          ) : (
            <>
              <SourceLine
                source={found.topic.source}
                href={found.topic.links[language].href}
                language={language}
              />
              <p>{textIn(found.topic.text, language)}</p>
            </>
          )}
        </div>
        {found.kind === 'regimen' && (
          <Letters regimen={found.regimen} language={language} entryOf={entryOf} onShow={onShow} />
        )}
      </div>
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
    <ul class="drugs letters" aria-label={popupText(language, 'regimenDrugs')}>
      {parts.map(({ letter, drug }) => (
        <li key={letter}>
          <button
            type="button"
            onClick={() => {
              const entry = entryOf(drug.id);
              if (entry) onShow(entry);
            }}
          >
            {letter} – {textIn(drug.name, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The caption of a statement: who says it and of when. The card's own is not here, because the popup loads the cards later. */
function SourceLine({ source, href, language }: { source: Source; href: string; language: Language }) {
  return (
    <p class="by">
      <a href={href} target="_blank" rel="noreferrer noopener" title={textIn(source.title, language)}>
        {textIn(source.publisher, language)}, {source.date.slice(0, 4)}
      </a>
    </p>
  );
}

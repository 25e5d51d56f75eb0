import type { ComponentChildren } from 'preact';
import { type ClassEntry, type Source, textIn } from '@/lib/glossary';
import { type CardKey, cardText, type Language } from '@/lib/locales';
import { dateText, SourceList } from './Sources';

/** A text of the card in which elements stand for its `{name}`s: the order is that of the language. */
export function RichText({
  text,
  language,
  values,
}: {
  text: CardKey;
  language: Language;
  values: Record<string, ComponentChildren>;
}) {
  const parts = cardText(language, text).split(/\{(\w+)\}/);
  return <>{parts.map((part, i) => (i % 2 === 0 ? part : values[part]))}</>;
}

/** The foot of every card: what it is not, and up to which month its facts were checked, where the record says that. */
export function AdviceNote({ checked, language }: { checked: string | null; language: Language }) {
  return (
    <p class="advice">
      {cardText(language, 'advice')}
      {checked !== null &&
        ` ${cardText(language, 'checked', { date: dateText(checked, language, 'short month') })}`}
    </p>
  );
}

/** A longer name is set smaller, or it would fill half of the card; characters. */
const MAX_NAME_AT_FULL_SIZE = 24;

/** The name, what the page calls it, and what the place of the card adds. */
export function CardHeader({
  name,
  headingId,
  said,
  end,
}: {
  name: string;
  /** Id of the heading, which names the dialog or region around the card. */
  headingId: string;
  /** In brackets beside the name; null for nothing. */
  said: string | null;
  end: ComponentChildren;
}) {
  return (
    <header>
      <div class="name">
        <h2 id={headingId} class={name.length > MAX_NAME_AT_FULL_SIZE ? 'long' : undefined} tabIndex={-1}>
          {name}
        </h2>
        {said !== null && <span class="said"> ({said})</span>}
      </div>
      {end}
    </header>
  );
}

/** What a kind of drug does, in full, with all its sources. */
export function ClassExplained({
  drugClass,
  sources,
  language,
}: {
  drugClass: ClassEntry['drugClass'];
  sources: readonly Source[];
  language: Language;
}) {
  return (
    <section>
      <h3>{cardText(language, 'whatItIs')}</h3>
      <p>
        {textIn(drugClass.plain, language)} <SourceList sources={sources} language={language} />
      </p>
    </section>
  );
}

/** Drugs whose cards open in place. */
export function DrugButtons({
  drugs,
  language,
  onShow,
}: {
  drugs: ClassEntry['drugs'];
  language: Language;
  onShow(id: string): void;
}) {
  return (
    <ul class="drugs">
      {drugs.map(({ id, name }) => (
        <li key={id}>
          <button type="button" onClick={() => onShow(id)}>
            {textIn(name, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * @param label what something is called in running text
 * @returns the same with a capital at the front, but not where the second letter is one: "mTOR inhibitor" is written so
 */
export function capitalize(label: string): string {
  return label.replace(/^\p{Ll}(?!\p{Lu})/u, (letter) => letter.toUpperCase());
}

import type { ComponentChildren } from 'preact';
import { type ClassEntry, textIn } from '@/lib/glossary';
import { type CardKey, cardText, type Language } from '@/lib/locales';
import { dateText } from './Sources';

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

/** The foot of every card. */
export function AdviceNote({ language }: { language: Language }) {
  return <p class="advice">{cardText(language, 'advice')}</p>;
}

/** Up to which month the facts of a card were checked; nothing where the record does not say it. */
export function CheckedNote({ checked, language }: { checked: string | null; language: Language }) {
  if (checked === null) return null;
  return <p class="small">{cardText(language, 'checked', { date: dateText(checked, language) })}</p>;
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
    <ul class="row">
      {drugs.map(({ id, name }) => (
        <li key={id}>
          <button type="button" class="inline" onClick={() => onShow(id)}>
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

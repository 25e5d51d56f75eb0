import type { ComponentChildren } from 'preact';
import { type CardKey, cardText, type Language } from '@/lib/locales';

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

/**
 * @param label what something is called in running text
 * @returns the same with a capital at the front, but not where the second letter is one: "mTOR inhibitor" is written so
 */
export function capitalize(label: string): string {
  return label.replace(/^\p{Ll}(?!\p{Lu})/u, (letter) => letter.toUpperCase());
}

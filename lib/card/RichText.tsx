import type { ComponentChildren } from 'preact';
import type { Language } from '@/lib/glossary';
import { type CardKey, cardText } from '@/lib/locales';

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

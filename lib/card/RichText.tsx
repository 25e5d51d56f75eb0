import type { ComponentChildren } from 'preact';
import type { Language } from '@/lib/glossary';
import { cardText, type TextKey } from './texts';

/** A text of the card in which elements stand for its `{name}`s: the order is that of the language. */
export function RichText({
  text,
  language,
  values,
}: {
  text: TextKey;
  language: Language;
  values: Record<string, ComponentChildren>;
}) {
  const parts = cardText(language, text).split(/\{(\w+)\}/);
  return <>{parts.map((part, i) => (i % 2 === 0 ? part : values[part]))}</>;
}

import type { Language } from '@/lib/glossary';
import { cardText } from '@/lib/locales';

/** The foot of every card. */
export function AdviceNote({ language }: { language: Language }) {
  return <p class="advice">{cardText(language, 'advice')}</p>;
}

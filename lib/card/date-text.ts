import type { Language } from '@/lib/glossary';

/**
 * @param date `2024`, `2024-06` or `2024-06-18`, as the records have it
 * @returns the date as people write it: "2024", "June 2024", "June 18, 2024"
 */
export function dateText(date: string, language: Language): string {
  const [, month, day] = date.split('-');
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(date));
}

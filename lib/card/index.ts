export { type Entry, entryName, type Language } from '@/lib/glossary';
/** The Preact components that show a drug; used by popover and popup alike. */
export { AdviceNote } from './AdviceNote';
export { EntryCard, type PointedAt } from './EntryCard';
export { cardText } from './texts';

export type { Drug, Language } from '@/lib/glossary';
/** The Preact components that show a drug; used by popover and popup alike. */
export { AdviceNote } from './AdviceNote';
export { DrugCard, type DrugCardProps } from './DrugCard';
export { cardText, type TextKey } from './texts';

import { type Found, type Language, textIn } from '@/lib/glossary';
import { popupText } from '@/lib/locales';

/** @returns what a reader is told of a hit beside its name: the class of a drug, or what else it is */
export function kindOfHit(entry: Found, language: Language): string {
  switch (entry.kind) {
    case 'drug':
      return textIn(entry.drugClass.label, language);
    case 'class':
      return popupText(language, 'kindClass');
    case 'subtype':
      return popupText(language, 'kindSubtype');
    case 'regimen':
      return popupText(language, 'kindRegimen');
    case 'topic':
      return popupText(language, 'kindTopic');
  }
}

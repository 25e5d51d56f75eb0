import type { Found } from '@/lib/glossary';
import { type Language, type PopupKey, popupText } from '@/lib/locales';
import { Icon } from './icons';

/** The pages that the header leads to, with what the link says; a new page adds its line. The picture has the name of the page. */
const LINKS: Record<'glossary' | 'options', PopupKey> = { glossary: 'openGlossary', options: 'openSettings' };

/** The ways from the popup to the extension's pages, which open in tabs of their own. */
export function HeaderLinks({ language, entry }: { language: Language; entry?: Found }) {
  // Drugs and classes have an address of their own in the glossary.
  const place = entry?.kind === 'drug' || entry?.kind === 'class' ? `#${entry.id}` : '';
  return (
    <nav aria-label={popupText(language, 'pages')}>
      {(Object.keys(LINKS) as (keyof typeof LINKS)[]).map((page) => (
        <a
          key={page}
          class="icon"
          href={`/${page}.html${page === 'glossary' ? place : ''}`}
          target="_blank"
          rel="noreferrer"
          aria-label={popupText(language, LINKS[page])}
          title={popupText(language, LINKS[page])}
        >
          <Icon name={page} />
        </a>
      ))}
    </nav>
  );
}

import type { ComponentChildren } from 'preact';
import { type Language, type PageKey, pageText } from '@/lib/locales';

/** The pages that the header leads to, in its order; a new page adds its line. */
const PAGES: Record<PageName, PageKey> = { glossary: 'glossary', options: 'settings' };

/** A page of the extension, by the name of its file. */
export type PageName = 'glossary' | 'options';

/**
 * What every page of the extension has around its content: links that skip to its parts, the header with icon, name and the other
 * pages, and `main`.
 */
export function Page({
  current,
  language,
  skipLinks = [],
  children,
}: {
  /** The page about privacy stands in no header: settings and first run link to it. */
  current: PageName | 'privacy';
  language: Language;
  /** Parts of the page, by the ids of their elements: the first thing that Tab reaches. */
  skipLinks?: readonly { id: string; text: string }[];
  children: ComponentChildren;
}) {
  const pages = Object.entries(PAGES);
  return (
    <>
      {skipLinks.length > 0 && (
        <ul class="skip-links">
          {skipLinks.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <div class="page">
        <header class="page-bar">
          <img src="/icon/on-96.png" alt="" width={32} height={32} />
          <p>{pageText(language, 'name')}</p>
          {pages.length > 1 && (
            <nav aria-label={pageText(language, 'pages')}>
              <ul>
                {pages.map(([page, text]) => (
                  <li key={page}>
                    <a href={`/${page}.html`} aria-current={page === current ? 'page' : undefined}>
                      {pageText(language, text)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
        <main>{children}</main>
      </div>
    </>
  );
}

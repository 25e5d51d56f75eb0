import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Language, pdfText } from '@/lib/locales';
import type { FindResult } from '@/lib/pdf';
import type { PdfActions } from '../pdf-page-view';
import { IconButton } from './icons';

/** Finds a text in the document. It has the focus when it opens, and each time that it is asked for again. */
export function FindBar({
  language,
  found,
  searches,
  onFind,
  onClose,
}: {
  language: Language;
  found: FindResult | null;
  /** How often it was asked for. */
  searches: number;
  onFind: PdfActions['find'];
  onClose(): void;
}) {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Not after the next frame: a letter that was typed before it would be selected, and replaced by the next one.
  useLayoutEffect(() => {
    if (searches > 0) field.current?.select();
  }, [searches]);
  const go = (isBackwards: boolean) => onFind(query, { isAgain: true, isBackwards });

  return (
    // Escape counts on its buttons, too.
    <search class="pdf-find" onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && onClose()}>
      <input
        ref={field}
        type="search"
        aria-label={pdfText(language, 'find')}
        placeholder={pdfText(language, 'find')}
        value={query}
        onInput={({ currentTarget: { value } }) => {
          setQuery(value);
          onFind(value, { isAgain: false, isBackwards: false });
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') go(event.shiftKey);
        }}
      />
      <IconButton icon="previous" label={pdfText(language, 'findPrevious')} onClick={() => go(true)} />
      <IconButton icon="next" label={pdfText(language, 'findNext')} onClick={() => go(false)} />
      <p role="status">{query === '' || !found ? '' : resultText(language, found)}</p>
      <IconButton icon="close" label={pdfText(language, 'findClose')} onClick={onClose} />
    </search>
  );
}

function resultText(language: Language, { nth, count, isPending }: FindResult): string {
  if (count > 0) return pdfText(language, 'findCount', { nth, count });
  return pdfText(language, isPending ? 'findPending' : 'findNone');
}

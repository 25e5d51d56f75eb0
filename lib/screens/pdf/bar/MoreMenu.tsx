import { useEffect, useRef } from 'preact/hooks';
import { type Language, pageText, pdfText } from '@/lib/locales';
import { FileButton } from '../FileButton';
import type { PdfActions, PdfPageView } from '../pdf-page-view';
import { Icon } from './icons';

/** What is needed less often, behind one button. */
export function MoreMenu({
  language,
  view,
  actions,
  darkPaper,
}: {
  language: Language;
  view: PdfPageView;
  actions: PdfActions;
  darkPaper: { isOn: boolean; set(isOn: boolean): void };
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const { site } = view;
  function close(): void {
    if (details.current) details.current.open = false;
  }
  useEffect(() => {
    const onPress = ({ target }: Event) => {
      if (!(target instanceof Node && details.current?.contains(target))) close();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !details.current?.open) return;
      close();
      details.current.querySelector('summary')?.focus();
    };
    window.addEventListener('pointerdown', onPress);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onPress);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  const button = (text: string, act: () => void) => (
    <button
      type="button"
      onClick={() => {
        close();
        act();
      }}
    >
      {text}
    </button>
  );
  return (
    <details ref={details} class="pdf-more">
      <summary class="icon" aria-label={pdfText(language, 'more')} title={pdfText(language, 'more')}>
        <Icon name="more" />
      </summary>
      <div class="pdf-menu">
        {button(pdfText(language, 'turn'), actions.turn)}
        {button(pdfText(language, 'print'), actions.print)}
        {button(pdfText(language, 'save'), actions.save)}
        <FileButton
          label={pdfText(language, 'chooseOther')}
          onFile={(file) => {
            close();
            actions.openFile(file);
          }}
        />
        <Check label={pdfText(language, 'darkPaper')} isOn={darkPaper.isOn} set={darkPaper.set} />
        {site && (
          <Check
            label={pdfText(language, 'site', { site: site.site })}
            isOn={site.isOn}
            set={actions.setSite}
          />
        )}
        <nav aria-label={pageText(language, 'pages')}>
          <a href="/glossary.html" target="_blank" rel="noopener">
            {pageText(language, 'glossary')}
          </a>
          <a href="/options.html" target="_blank" rel="noopener">
            {pageText(language, 'settings')}
          </a>
        </nav>
      </div>
    </details>
  );
}

function Check({ label, isOn, set }: { label: string; isOn: boolean; set(isOn: boolean): void }) {
  return (
    <label class="pdf-check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      {label}
    </label>
  );
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Language, type PdfKey, pageText, pdfText } from '@/lib/locales';
import type { FittedScale, Scale, ViewState } from '@/lib/pdf';
import { FileButton } from '../FileButton';
import { openDocumentOf, type PdfActions, type PdfPageView } from '../pdf-page-view';
import { IconButton } from './icons';
import { MoreMenu } from './MoreMenu';

const SIZES: Record<FittedScale, PdfKey> = {
  auto: 'sizeAuto',
  'page-width': 'sizeWidth',
  'page-fit': 'sizePage',
  'page-actual': 'sizeActual',
};
/** As factors. */
const FACTORS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** The bar above the pages. Without a document it leads to a file and to the other pages of the extension. */
export function Toolbar({
  language,
  view,
  actions,
  panel,
  onFind,
  darkPaper,
}: {
  language: Language;
  view: PdfPageView;
  actions: PdfActions | null;
  panel: { id: string; isOpen: boolean; toggle(): void };
  onFind(): void;
  darkPaper: { isOn: boolean; set(isOn: boolean): void };
}) {
  const document = openDocumentOf(view);
  const { viewer } = view;
  const title = document?.title ?? document?.name ?? pageText(language, 'name');
  return (
    <header class="pdf-bar">
      {document && (
        <IconButton
          icon="panel"
          label={pdfText(language, 'panel')}
          aria-expanded={panel.isOpen}
          aria-controls={panel.id}
          onClick={panel.toggle}
        />
      )}
      <img src="/icon/on-48.png" alt="" width={24} height={24} />
      {document ? <h1 title={title}>{title}</h1> : <p class="pdf-name">{title}</p>}
      {document && viewer && actions && (
        <>
          <PageField language={language} viewer={viewer} actions={actions} />
          <SizeField language={language} viewer={viewer} actions={actions} />
          <IconButton icon="find" label={pdfText(language, 'find')} onClick={onFind} />
        </>
      )}
      {document && actions ? (
        <MoreMenu language={language} view={view} actions={actions} darkPaper={darkPaper} />
      ) : (
        <nav aria-label={pageText(language, 'pages')}>
          <a href="/glossary.html">{pageText(language, 'glossary')}</a>
          <a href="/options.html">{pageText(language, 'settings')}</a>
          {(view.state.kind === 'loading' || view.state.kind === 'password') && (
            <FileButton label={pdfText(language, 'chooseOther')} onFile={(file) => actions?.openFile(file)} />
          )}
        </nav>
      )}
    </header>
  );
}

interface FieldProps {
  language: Language;
  viewer: ViewState;
  actions: PdfActions;
}

function PageField({ language, viewer: { page, pages }, actions }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  /** What is typed next replaces it. */
  function show(): void {
    if (!field.current) return;
    field.current.value = String(page);
    if (field.current === document.activeElement) field.current.select();
  }
  useLayoutEffect(show, [page]);
  return (
    <form
      class="pdf-group"
      onSubmit={(event) => {
        event.preventDefault();
        actions.goToPage(Number(field.current?.value));
        show();
      }}
    >
      <IconButton
        icon="previous"
        label={pdfText(language, 'previousPage')}
        disabled={page <= 1}
        onClick={() => actions.goToPage(page - 1)}
      />
      <IconButton
        icon="next"
        label={pdfText(language, 'nextPage')}
        disabled={page >= pages}
        onClick={() => actions.goToPage(page + 1)}
      />
      <input
        ref={field}
        type="text"
        inputMode="numeric"
        aria-label={pdfText(language, 'page')}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <span>{pdfText(language, 'pageOf', {}, pages)}</span>
    </form>
  );
}

function SizeField({ language, viewer: { scale, percent }, actions }: FieldProps) {
  const isNamed = Object.hasOwn(SIZES, scale) || FACTORS.some((factor) => String(factor) === scale);
  return (
    <div class="pdf-group">
      <IconButton icon="smaller" label={pdfText(language, 'zoomOut')} onClick={() => actions.zoom('out')} />
      <IconButton icon="larger" label={pdfText(language, 'zoomIn')} onClick={() => actions.zoom('in')} />
      <select
        aria-label={pdfText(language, 'size')}
        value={isNamed ? scale : 'other'}
        onChange={({ currentTarget: { value } }) => actions.setScale(value as Scale)}
      >
        {!isNamed && (
          <option value="other" disabled>
            {percentText(language, percent / 100)}
          </option>
        )}
        {Object.entries(SIZES).map(([value, key]) => (
          <option key={value} value={value}>
            {pdfText(language, key)}
          </option>
        ))}
        {FACTORS.map((factor) => (
          <option key={factor} value={factor}>
            {percentText(language, factor)}
          </option>
        ))}
      </select>
    </div>
  );
}

function percentText(language: Language, factor: number): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(factor);
}

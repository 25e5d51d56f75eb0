import { useState } from 'preact/hooks';
import { type Language, type PdfKey, pdfText } from '@/lib/locales';
import type { Failure, LoadProgress } from '@/lib/pdf';
import { SaveFailure } from '../SaveFailure';
import { IconButton } from './bar/icons';
import { FileButton } from './FileButton';
import { PasswordForm } from './PasswordForm';
import { openDocumentOf, type PdfActions, type PdfPageView } from './pdf-page-view';

/** What stands in the place of the pages while there are none. */
export function Message({
  language,
  view: { state, canReload, isFromPrivate },
  actions,
}: {
  language: Language;
  view: PdfPageView;
  actions: PdfActions | null;
}) {
  const openFile = (file: File) => actions?.openFile(file);
  switch (state.kind) {
    case 'start':
      return (
        <section class="pdf-message">
          <h1>{pdfText(language, 'startHeading')}</h1>
          {isFromPrivate && <p>{pdfText(language, 'startPrivate')}</p>}
          <p>{pdfText(language, 'start')}</p>
          <FileButton label={pdfText(language, 'choose')} isMain onFile={openFile} />
        </section>
      );
    case 'loading':
      return (
        <section class="pdf-message">
          <p role="status">{loadingText(language, state.progress)}</p>
          <progress aria-label={pdfText(language, 'loading')} {...portion(state.progress)} />
          <button type="button" class="button" onClick={() => actions?.stop()}>
            {pdfText(language, 'stop')}
          </button>
        </section>
      );
    case 'password':
      return <PasswordForm language={language} isWrong={state.isWrong} onAnswer={state.answer} />;
    case 'failed': {
      const { kind, ...values } = state.failure;
      return (
        <section class="pdf-message" role="alert">
          <h1>{pdfText(language, HEADINGS[kind])}</h1>
          <p>{pdfText(language, EXPLANATIONS[kind], values)}</p>
          {SAVED_FILE_HELPS.has(kind) && <p>{pdfText(language, 'saveAndChoose')}</p>}
          <div class="pdf-acts">
            <FileButton label={pdfText(language, 'choose')} isMain onFile={openFile} />
            {canReload && actions && !LASTING.has(kind) && (
              <button type="button" class="button" onClick={actions.reload}>
                {pdfText(language, 'tryAgain')}
              </button>
            )}
          </div>
        </section>
      );
    }
    case 'open':
      return null;
  }
}

/** Notes above the pages. Each can be closed. */
export function Notices({ language, view }: { language: Language; view: PdfPageView }) {
  const [closed, setClosed] = useState<readonly string[]>([]);
  const document = openDocumentOf(view);
  const host = hostOf(document?.address);
  const asked = hostOf(document?.askedAddress) ?? '';
  const { names, damagedPages, printing, failure } = view;
  const isScanned = names !== null && names.readPages === names.pages && !names.hasText;
  const notes: { key: string; text: string; isAlert?: boolean }[] = [
    ...(isScanned ? [{ key: 'no-text', text: pdfText(language, 'noText') }] : []),
    ...(host !== null && host !== asked
      ? [{ key: 'came-from', text: pdfText(language, 'cameFrom', { host, asked }) }]
      : []),
    ...damagedPages.slice(0, MAX_DAMAGED_NOTES).map((page) => ({
      key: `damaged-${page}`,
      text: pdfText(language, 'pageDamaged', { page }),
      isAlert: true,
    })),
  ];
  const shown = notes.filter(({ key }) => !closed.includes(key));
  return (
    <>
      {printing !== null && (
        <div class="pdf-note">
          <p role="status">
            {pdfText(language, 'printing', { page: printing, count: view.viewer?.pages ?? printing })}
          </p>
        </div>
      )}
      <SaveFailure language={language} failure={failure} />
      {shown.map(({ key, text, isAlert }) => (
        <div key={key} class="pdf-note">
          <p role={isAlert ? 'alert' : 'status'}>{text}</p>
          <IconButton
            icon="close"
            label={pdfText(language, 'close')}
            onClick={() => setClosed([...closed, key])}
          />
        </div>
      ))}
    </>
  );
}

/** More would push the pages out of the window. */
const MAX_DAMAGED_NOTES = 3;

const HEADINGS: Record<Failure['kind'], PdfKey> = {
  'no-pdf': 'noPdfHeading',
  'led-elsewhere': 'ledElsewhereHeading',
  refused: 'refusedHeading',
  gone: 'goneHeading',
  'server-error': 'serverErrorHeading',
  unreachable: 'unreachableHeading',
  'page-address': 'pageAddressHeading',
  'file-access': 'fileAccessHeading',
  'no-file-access': 'fileAccessHeading',
  'no-file': 'noFileHeading',
  'no-address': 'noAddressHeading',
  'too-large': 'tooLargeHeading',
  empty: 'emptyHeading',
  damaged: 'damagedHeading',
  internal: 'internalHeading',
};

const EXPLANATIONS: Record<Failure['kind'], PdfKey> = {
  'no-pdf': 'noPdf',
  'led-elsewhere': 'ledElsewhere',
  refused: 'refused',
  gone: 'gone',
  'server-error': 'serverError',
  unreachable: 'unreachable',
  'page-address': 'pageAddress',
  'file-access': 'fileAccess',
  'no-file-access': 'noFileAccess',
  'no-file': 'noFile',
  'no-address': 'noAddress',
  'too-large': 'tooLarge',
  empty: 'empty',
  damaged: 'damaged',
  internal: 'internal',
};

/** What the browser itself can show, although it cannot be loaded once more. */
const SAVED_FILE_HELPS: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'no-pdf',
  'led-elsewhere',
  'refused',
  'gone',
  'page-address',
]);

/** What is the same at the next time. */
const LASTING: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'page-address',
  'no-file-access',
  'no-address',
]);

/** Less is written as 0. Bytes. */
const MIN_SHOWN = 0.05 * 1024 * 1024;

function hostOf(address: string | null | undefined): string | null {
  return address ? new URL(address).host : null;
}

function loadingText(language: Language, progress: LoadProgress | null): string {
  if (!progress) return pdfText(language, 'loading');
  const { received: bytes, total } = progress;
  if ((total ?? bytes) < MIN_SHOWN) return pdfText(language, 'loading');
  const received = megabytes(language, bytes);
  return total === null
    ? pdfText(language, 'loadingSome', { received })
    : pdfText(language, 'loadingPart', { received, total: megabytes(language, total) });
}

function megabytes(language: Language, bytes: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / (1024 * 1024));
}

/** A bar without a value says that something goes on. */
function portion(progress: LoadProgress | null): { value?: number; max?: number } {
  return progress?.total ? { value: progress.received, max: progress.total } : {};
}

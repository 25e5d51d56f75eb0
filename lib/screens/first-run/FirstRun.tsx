import { useEffect, useState } from 'preact/hooks';
import { type Language, welcomeText } from '@/lib/locales';
import { ModeChoice, type ModeChoiceProps } from './ModeChoice';

/**
 * Marks the names of the page and shows their cards, until the signal ends it.
 *
 * @param switched is called when the reader turns the marks off in one of the cards, and when the reader undoes that
 */
export type ShowMarks = (switched: (isOn: boolean) => void, signal: AbortSignal) => void;

/** The page that opens once, after the install: what the marks are, on a sample that works, and the first choice. */
export function FirstRun({
  language,
  showMarks,
  ...choice
}: { language: Language; showMarks: ShowMarks } & ModeChoiceProps) {
  return (
    <main class="page first-run">
      <div class="hero">
        <div>
          <img src="/icon/on-96.png" alt="" width={48} height={48} />
          <h1>{welcomeText(language, 'heading')}</h1>
          <p class="lead">{welcomeText(language, 'lead')}</p>
          <ol class="first-steps">
            <Step action={welcomeText(language, 'tryIt')} how={welcomeText(language, 'tryItHow')} />
            <Step action={welcomeText(language, 'pin')} how={welcomeText(language, 'pinHow')} />
            <Step action={welcomeText(language, 'turnOff')} how={welcomeText(language, 'turnOffHow')} />
          </ol>
          <ModeChoice language={language} {...choice} />
          <p class="ways-on">
            <a class="way-on" href="/glossary.html">
              {welcomeText(language, 'openGlossary')}
            </a>
            <a class="way-on quiet" href="/options.html">
              {welcomeText(language, 'settings')}
            </a>
          </p>
        </div>
        <Sample language={language} showMarks={showMarks} />
      </div>
      <div class="promises">
        <Promised
          promise={welcomeText(language, 'nothingLeaves')}
          details={welcomeText(language, 'nothingLeavesHow')}
          more="/privacy.html"
        />
        <Promised promise={welcomeText(language, 'sources')} details={welcomeText(language, 'sourcesHow')} />
        <Promised promise={welcomeText(language, 'advice')} details={welcomeText(language, 'adviceHow')} />
      </div>
    </main>
  );
}

function Step({ action, how }: { action: string; how: string }) {
  return (
    <li>
      <span>
        <b>{action}</b> {how}
      </span>
    </li>
  );
}

/** @param more a page that says more about it */
function Promised({ promise, details, more }: { promise: string; details: string; more?: string }) {
  return (
    <section>
      <h2>{more ? <a href={more}>{promise}</a> : promise}</h2>
      <p>{details}</p>
    </section>
  );
}

function Sample({ language, showMarks }: { language: Language; showMarks: ShowMarks }) {
  const [isOn, setOn] = useState(true);
  useEffect(() => {
    if (!isOn) return;
    const end = new AbortController();
    showMarks(setOn, end.signal);
    return () => end.abort();
  }, [isOn, showMarks]);
  return (
    <section class="sample" aria-label={welcomeText(language, 'sample')}>
      <p class="sample-text">{welcomeText(language, 'sampleText')}</p>
      <p class="sample-text">{welcomeText(language, 'sampleBrand')}</p>
      <div role="status">
        {!isOn && (
          <p>
            {welcomeText(language, 'sampleOff')}{' '}
            <button type="button" class="inline" onClick={() => setOn(true)}>
              {welcomeText(language, 'sampleOn')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

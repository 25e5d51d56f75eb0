import { render } from 'preact';
import { page as browserPage } from 'vitest/browser';
import { FirstRun } from '@/lib/screens';
import styles from '@/lib/screens/first-run/first-run.css?inline';

/** Shows the page that opens after the install, in the document. */
export function showFirstRun(options: Partial<Parameters<typeof FirstRun>[0]> = {}): HTMLElement {
  const { language = 'en' } = options;
  document.documentElement.lang = language;
  document.body.innerHTML = `<style>${styles}</style><div id="app"></div>`;
  const app = document.getElementById('app') ?? document.body;
  render(
    <FirstRun
      language={language}
      showMarks={() => undefined}
      mode="everywhere"
      onMode={async () => undefined}
      {...options}
    />,
    app,
  );
  return app;
}

export async function closeFirstRun(): Promise<void> {
  const app = document.querySelector('#app');
  if (app) render(null, app);
  document.body.replaceChildren();
  await browserPage.viewport(1024, 700);
}

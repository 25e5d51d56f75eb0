import { beforeAll, describe, test } from 'vitest';
import { appPages, buildApp } from '../../apps/build-app.ts';
import { compareRuns, withBothRuns } from './compare-runs.ts';
import { around } from './editor-page.ts';
import { type EditorKind, hoverSteps, lifeSteps, widgetSteps, writingSteps } from './editor-steps.ts';

const BODY = around('<div id="editor"></div><div id="late"></div>');

/** Each step waits for both browsers. */
const timeoutMs = 180_000;
/** Monaco alone is bundled in 5 s when nothing else runs, and in 18 s when much does. */
const buildTimeoutMs = 300_000;

/** The promises that hold for every editor. */
export function testEditors(kinds: readonly EditorKind[]): void {
  beforeAll(async () => {
    for (const { app } of kinds) await buildApp(app);
  }, buildTimeoutMs);

  const ctx = withBothRuns(async () => {
    const pages = {};
    for (const { app } of kinds) Object.assign(pages, appPages(`/${app}`, await buildApp(app), BODY));
    return pages;
  });

  describe.each(kinds)('the editor $app', (kind) => {
    const { app } = kind;

    test(
      'is written in as without us, and nothing in it is marked',
      () => compareRuns(ctx, `/${app}`, writingSteps(kind)),
      timeoutMs,
    );

    test(
      'keeps focus, caret and selection while a card opens and closes',
      () => compareRuns(ctx, `/${app}`, hoverSteps(kind)),
      timeoutMs,
    );

    test(
      'has no marks when it comes late; its text has them once it is text of the page',
      () => compareRuns(ctx, `/${app}`, lifeSteps(kind)),
      timeoutMs,
    );

    const { widgets } = kind;
    if (!widgets) return;
    test(
      'has no marks in what it draws beside the text',
      () => compareRuns(ctx, `/${app}`, widgetSteps(kind, widgets)),
      timeoutMs,
    );
  });
}

import { beforeAll, describe, test } from 'vitest';
import { appPages, buildApp } from '../../../apps/build-app.ts';
import { compareRuns, withBothRuns } from '../compare/compare-runs.ts';
import { around } from './editor-page.ts';
import { type EditorKind, hoverSteps, lifeSteps, widgetSteps, writingSteps } from './editor-steps.ts';

const BODY = around('<div id="editor"></div><div id="late"></div>');

/** The promises that hold for every editor. */
export function testEditors(kinds: readonly EditorKind[]): void {
  beforeAll(async () => {
    for (const { app } of kinds) await buildApp(app);
  });

  const ctx = withBothRuns(async () => {
    const pages = {};
    for (const { app } of kinds) Object.assign(pages, appPages(`/${app}`, await buildApp(app), BODY));
    return pages;
  });

  describe.each(kinds)('the editor $app', (kind) => {
    const { app } = kind;

    test('works as without the extension and has no marks', () =>
      compareRuns(ctx, `/${app}`, writingSteps(kind)));

    test('keeps focus, caret and selection while a card opens and closes', () =>
      compareRuns(ctx, `/${app}`, hoverSteps(kind)));

    test('has no marks if it is added later; its text has marks once it is part of the page', () =>
      compareRuns(ctx, `/${app}`, lifeSteps(kind)));

    const { widgets } = kind;
    if (!widgets) return;
    test('has no marks in its own interface', () => compareRuns(ctx, `/${app}`, widgetSteps(kind, widgets)));
  });
}

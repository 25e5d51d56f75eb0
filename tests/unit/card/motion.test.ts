import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** All styles of card, marks, popup and pages. */
const STYLES = ['lib', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => path.endsWith('.css'));
const MOTION = /\b(?:animation|transition|scroll-behavior)(?:-[a-z]+)?\s*:|@keyframes|@view-transition/;

it('nothing of ours moves by itself, whether the reader has asked for less motion or not', () => {
  expect(STYLES.length).toBeGreaterThan(20);
  expect(STYLES.filter((path) => MOTION.test(readFileSync(path, 'utf8')))).toEqual([]);
});

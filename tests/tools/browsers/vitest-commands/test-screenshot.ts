import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveScreenshotPath } from '@vitest/browser';
import type { BrowserCommand } from 'vitest/node';
import { TEST_FRAME } from './input-commands.ts';

/** What Vitest asks a provider for when a test fails, and for `page.screenshot()`. */
export type TakeScreenshot = (
  name: string,
  options: { path?: string; save?: boolean },
) => Promise<{ path: string; buffer: Buffer }>;

/**
 * Takes a picture of the test's frame; of the whole frame also when one element is asked for.
 *
 * @returns the picture, and where it is or would be saved
 * @throws Error when no test is running
 */
export const takeScreenshot: BrowserCommand<Parameters<TakeScreenshot>> = async (
  { testPath, project, page },
  name: string,
  options: { path?: string; save?: boolean },
): ReturnType<TakeScreenshot> => {
  if (!testPath) throw new Error('A screenshot belongs to a test, and none is running.');
  const path = resolveScreenshotPath(testPath, name, project.config, options.path);
  if (options.save) await mkdir(dirname(path), { recursive: true });
  const element = await page.$(TEST_FRAME);
  if (!element) throw new Error('Vitest shows no frame with a test.');
  const bytes = await element.screenshot(options.save ? { path: path as `${string}.png` } : {});
  await element.dispose();
  return { path, buffer: Buffer.from(bytes) };
};

import {
  type BrowserKind,
  type BrowserSession,
  ensureBrowser,
  launchWithExtension,
} from '../../tools/browsers';
import { buildExtension, builtFolder } from './build-extension';

/**
 * Builds the extension, starts a browser with it, and ends the browser afterwards.
 *
 * @param report gets each line of progress
 * @param flags for Chromium, beside the usual ones
 */
export async function withExtendedBrowser<T>(
  kind: BrowserKind,
  report: (line: string) => void,
  use: (session: BrowserSession) => Promise<T>,
  flags: readonly string[] = [],
): Promise<T> {
  await buildExtension(kind);
  const found = await ensureBrowser(kind, report);
  const session = await launchWithExtension({
    kind,
    found,
    extensionDir: builtFolder(kind),
    headless: true,
    flags,
  });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

import { build, type InlineConfig } from 'wxt';

const ignore = () => undefined;
/** Prints only what went wrong: the list of files that WXT prints would bury the figures. */
const LOGGER = {
  level: 1,
  debug: ignore,
  log: ignore,
  info: ignore,
  success: ignore,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
};

/** Builds the extension for Chromium as `npm run build` does. */
export async function buildExtension(config: InlineConfig = {}): Promise<void> {
  await build({ browser: 'chrome', logger: LOGGER, ...config });
}

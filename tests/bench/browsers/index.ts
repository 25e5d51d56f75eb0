/** Browsers to measure in: with the built extension, with the reference extension, and with none. */
export { buildExtension, builtFolder } from './build-extension';
export { HIGHLIGHTS, type Setup, startBrowsers } from './start-browsers';
export { withExtendedBrowser } from './with-extended-browser';

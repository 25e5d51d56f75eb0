/** For the build only: how scripts are made small and few, what each bundle is made of, and the licences of the packages in it. */
export { createBundleRecord } from './bundle-record.ts';
export { fewFiles } from './few-files.ts';
export { inlineStyles } from './inline-styles.ts';
export { publisherOf } from './publisher.ts';
export { shortenNames } from './shorter-names.ts';
export { smallerScripts } from './smaller-scripts.ts';

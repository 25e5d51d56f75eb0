/** For the build only: how scripts are made small, what each bundle is made of, and the licences of the packages in it. */
export { createBundleRecord } from './bundle-record.ts';
export { publisherOf } from './publisher.ts';
export { shortenNames } from './shorter-names.ts';
export { smallerScripts } from './smaller-scripts.ts';

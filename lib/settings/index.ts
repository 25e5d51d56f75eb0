/** What the reader chose; the only place that touches storage. */
export { privateArea } from './private-area';
export { DEFAULTS, isOn, ruleFor, type Settings, withSite } from './settings';
export { LOCAL_FILES, siteOf } from './site';
export { createSettingsStore, type SettingsStore, type StorageArea } from './store';
export { type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';

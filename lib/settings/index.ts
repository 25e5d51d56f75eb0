/** What the reader chose; the only place that touches storage. */
export { FIELDS, LOCAL_FILES, type Settings, siteOf } from './in-page';
export { PRIVATE_KEYS } from './private-changes';
export { DEFAULTS, isOn, ruleFor, withSite } from './settings';
export { createSettingsStore, type Lock, type SettingsStore, type StorageArea, settingsLock } from './store';
export { type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';

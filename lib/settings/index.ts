/** What the reader chose; the only place that touches storage. */
export { PRIVATE_KEYS } from './private-changes';
export { DEFAULTS, isOn, ruleFor, type Settings, withSite } from './settings';
export { LOCAL_FILES, siteOf, siteOfLocation } from './site';
export {
  createSettingsReader,
  createSettingsStore,
  type Lock,
  type ReadableArea,
  type SettingsStore,
  type StorageArea,
  settingsLock,
} from './store';
export { type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';

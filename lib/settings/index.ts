/** What the reader chose; the only place that touches storage. */

export { followSite, type SetSite } from './follow-site';
export {
  ALONE,
  type ChoiceName,
  covers,
  FIELDS,
  type ListName,
  LOCAL_FILES,
  type Settings,
  siteOf,
} from './in-page';
export { createNewRule, type NewRule } from './new-rule';
export { PRIVATE_KEYS } from './private-changes';
export { DEFAULTS, isOn, listInUse, ruleFor, withRule, withSite } from './settings';
export { createSettingsStore, type Lock, type SettingsStore, type StorageArea, settingsLock } from './store';
export { MAX_SITES, type ReadResult, readSettings, STORED_KEYS, storedForm } from './stored';
export {
  createSettingsSync,
  isSyncedChange,
  type SyncProblem,
  watchSyncProblem,
} from './sync/settings-sync';
export { exportText } from './transfer/export-file';
export { type ImportPlan, type ImportProblem, planImport } from './transfer/import-file';
export { type ImportChange, mergeImport, undoImport } from './transfer/merge-import';
export { typedSite } from './typed-site';

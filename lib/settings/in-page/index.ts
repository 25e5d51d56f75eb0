/** What content scripts read of the settings: whether a site is on, and how marks and cards are. Without a schema library. */
export { type ReadableArea, type ReadableAreas, type SessionArea, type Stored, watchKeys } from './area';
export { isOnIn, keysOfList, readIsOn, watchIsOn } from './decision';
export {
  type ChoiceName,
  FIELDS,
  type FieldName,
  firstValid,
  type ListName,
  type Settings,
} from './fields';
export { type PageChoices, readPageChoices, watchPageChoices } from './page-choices';
export { ALONE, covers, LOCAL_FILES, siteOf, siteOfLocation } from './site';

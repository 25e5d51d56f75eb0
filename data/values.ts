/** The words that fields of the records choose from. Apart from the schemas, because pages check what they are sent with them. */
export const REGIONS = ['CA', 'US', 'EU', 'FR', 'UK'] as const;

/** What the date of a source belongs to. */
export const DATES_OF = ['copyright', 'label', 'index', 'page', 'extract', 'article', 'news'] as const;

/** A misspelling that means the drug without doubt is found, but not shown. */
export const NAME_KINDS = [
  'generic',
  'brand',
  'biosimilar',
  'abbreviation',
  'salt',
  'code',
  'french',
  'misspelling',
] as const;

/** For which stage of the cancer a use is: none yet, not spread, or advanced, not removable or spread. */
export const STAGES = ['prevention', 'early', 'advanced'] as const;

/** Whether a regulator has approved a use, or approves it no more. */
export const USE_STATES = ['approved', 'withdrawn'] as const;

/** How several subtypes count: the cancer has all of them, or one of them. */
export const SUBTYPE_JOINS = ['and', 'or'] as const;

import * as v from 'valibot';
import { NAME_KINDS } from './values';

/* The records that only the search needs: the facts know nothing of them, and neither does the background. */

const line = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((text) => text === text.trim(), 'has spaces around it'),
);
const ids = v.pipe(v.array(line), v.minLength(1));

/** Words of readers that are no name of a drug or a class, and what they find. */
export const SearchWordSchema = v.strictObject({
  id: line,
  en: ids,
  fr: ids,
  finds: v.pipe(
    v.strictObject({
      /** Classes, each with its drugs. */
      classes: v.optional(ids),
      drugs: v.optional(ids),
      /** All drugs that a source names for one of these subtypes. */
      subtypes: v.optional(ids),
      /** Parts of the base document that list no drugs. */
      topics: v.optional(ids),
      /** All drugs that have a name of this kind: biosimilars. */
      nameKind: v.optional(v.picklist(NAME_KINDS)),
    }),
    v.check((finds) => Object.keys(finds).length > 0, 'finds nothing'),
  ),
});

/**
 * Names of medicines that the glossary does not have. Who types one of them gets no other medicine in its place. The list need not
 * be complete: it has what is given to people with cancer, what is written like a name of the glossary, and what many people take.
 */
export const OtherMedicinesSchema = v.strictObject({
  id: line,
  /** Where the names were read. */
  sources: ids,
  names: ids,
});

export type SearchWord = v.InferOutput<typeof SearchWordSchema>;
export type OtherMedicines = v.InferOutput<typeof OtherMedicinesSchema>;

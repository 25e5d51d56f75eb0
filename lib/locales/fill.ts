/*
 * The words of the interface. Browsers give an extension messages of their own language only, while a card follows the
 * language of the page: so these texts are imported. What the manifest itself says stands in `manifest/`, where the build
 * makes the browser's messages of it.
 *
 * Each area has a module of its own, so that a script or page carries its own words alone, also where pages share modules.
 */

/** A language that the interface speaks. */
export type Language = 'en' | 'fr';

/** What stands for each `{name}` in a text. */
export type Values = Readonly<Record<string, string | number>>;

/** The forms of a text by the plural category of its count; what has no form of its own is as `other`. */
type Forms = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string };
export type Texts<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string | Forms>>>>;

/**
 * @param language that of the text
 * @param text one text, or its plural forms
 * @param values what stands for each `{name}` in it
 * @param count chooses the form, and stands for `{count}`
 * @returns the text with its values
 */
export function fill(language: Language, text: string | Forms, values: Values = {}, count?: number): string {
  const chosen = typeof text === 'string' ? text : formFor(language, text, count);
  const all = count === undefined ? values : { ...values, count };
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => String(all[name] ?? whole));
}

/** By the rules of Unicode CLDR, which the browser knows: in French 0 is singular, in English plural. */
function formFor(language: Language, forms: Forms, count: number | undefined): string {
  if (count === undefined) return forms.other;
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}

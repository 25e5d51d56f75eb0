import type { Glossary } from './glossary';

/**
 * Whether an address is that of a page that the facts name. What a frame wants to be opened is checked by it: a process of the
 * browser that was taken over must not open what it likes.
 *
 * @param glossary whose cards have the links
 * @param url the address, with or without a place in the page
 */
export function isFactLink(glossary: Pick<Glossary, 'drugs' | 'classes'>, url: string): boolean {
  const [page] = url.split('#', 1);
  const known = JSON.stringify([glossary.drugs, glossary.classes]).matchAll(/"(https:[^"#]*)[#"]/g);
  return [...known].some(([, one]) => one === page);
}

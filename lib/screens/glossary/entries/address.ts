import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** What the part of the address behind `#` asks for. */
export type Target =
  /** Nothing, or a part of the page that is no entry. */
  { kind: 'page' } | { kind: 'entry'; id: string } | { kind: 'unknown'; text: string };

/** Of a longer text only the beginning is repeated; characters. */
const MAX_SHOWN = 64;

/**
 * @param hash as the address has it: `#letrozole`
 * @param ids of all entries
 * @param parts ids of parts of the page, which links inside the page lead to
 * @param idCalled gives the id of the one entry that has a text as a name: `#Femara` is an address too
 */
export function targetOf(
  hash: string,
  ids: ReadonlySet<string>,
  parts: readonly string[],
  idCalled: (name: string) => string | null,
): Target {
  const text = decoded(hash.replace(/^#/, ''));
  if (text === '' || parts.includes(text)) return { kind: 'page' };
  const id = text.toLowerCase();
  const entry = ids.has(id) ? id : idCalled(text);
  if (entry !== null) return { kind: 'entry', id: entry };
  return { kind: 'unknown', text: text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text };
}

/** `%` alone, or half a character, is no encoding: it is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the address asks for, now and whenever it changes. A name in it gives way to the id, by which the browser marks the entry. */
export function useTarget(
  ids: ReadonlySet<string>,
  parts: readonly string[],
  idCalled: (name: string) => string | null,
): Target {
  const [target, setTarget] = useState(() => targetOf(location.hash, ids, parts, idCalled));
  useEffect(() => {
    const end = new AbortController();
    addEventListener('hashchange', () => setTarget(targetOf(location.hash, ids, parts, idCalled)), end);
    return () => end.abort();
  }, [ids, parts, idCalled]);
  // Before anybody can go on to another address.
  useLayoutEffect(() => {
    if (target.kind === 'entry' && decoded(location.hash.slice(1)) !== target.id)
      location.replace(`#${target.id}`);
  }, [target]);
  return target;
}

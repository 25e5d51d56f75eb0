import { useEffect, useState } from 'preact/hooks';

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
 */
export function targetOf(hash: string, ids: ReadonlySet<string>, parts: readonly string[]): Target {
  const id = decoded(hash.replace(/^#/, ''));
  if (id === '' || parts.includes(id)) return { kind: 'page' };
  if (ids.has(id)) return { kind: 'entry', id };
  return { kind: 'unknown', text: id.length > MAX_SHOWN ? `${id.slice(0, MAX_SHOWN)}…` : id };
}

/** `%` alone, or half a character, is no encoding: it is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the address asks for, now and whenever it changes. */
export function useTarget(ids: ReadonlySet<string>, parts: readonly string[]): Target {
  const [target, setTarget] = useState(() => targetOf(location.hash, ids, parts));
  useEffect(() => {
    const end = new AbortController();
    addEventListener('hashchange', () => setTarget(targetOf(location.hash, ids, parts)), end);
    return () => end.abort();
  }, [ids, parts]);
  return target;
}

/** Why a page's marks may differ from what a plain search of its text finds, as far as a program can find out. */
import type { Explanation } from './expected-marks.ts';
import type { Edge, TextPlace } from './text-places.ts';

export const UNEXPLAINED = 'unexplained';

/** What is no running text, or is being written: the extension does not read it. */
const NOT_READ = [
  'code', 'kbd', 'samp', 'var', 'textarea', 'select', 'option', 'datalist', 'output', 'math', 'meter', 'progress',
  'canvas', 'object', 'map', 'picture',
]; // biome-ignore format: a list of words
/** What these hold stands beside the line. */
const ASIDE = ['sup', 'sub', 'rt', 'rp', 'slot'];

/** A difference between the marks and the search. */
export interface Difference {
  kind: 'not marked' | 'marked too' | 'marked in another extent';
  /** What the search found, or, where it found nothing, what is marked. */
  text: string;
  /** What is marked instead, where that has another extent. */
  marked?: string;
  /** The page uses these letters for a name that it explains. */
  isAbbreviation: boolean;
  spot: TextPlace;
}

/** An explanation of an abbreviation, and the articles and list items around it. */
export interface LocatedExplanation extends Explanation {
  scopes: readonly number[];
}

/** @returns the reason for a difference, or `UNEXPLAINED` */
export function reasonOf(difference: Difference, explanations: readonly LocatedExplanation[]): string {
  const { kind, spot } = difference;
  return (
    (kind === 'not marked' ? notReadReason(spot) : null) ??
    abbreviationReason(difference, explanations) ??
    (kind === 'marked too' && spot.box === 'none' ? 'hidden' : null) ??
    edgeReason(difference) ??
    (kind === 'not marked' && spot.textTransform !== 'none' ? 'letters by text-transform' : null) ??
    (kind === 'not marked' && spot.inShadowRoot ? 'in a shadow root' : null) ??
    UNEXPLAINED
  );
}

function notReadReason({ tags, isEditor, box }: TextPlace): string | null {
  const tag = tags.find((candidate) => NOT_READ.includes(candidate));
  if (tag) return `in <${tag}>`;
  if (isEditor) return 'in an editor';
  if (box === 'none') return 'no box';
  if (box === 'clipped') return 'cut away by the box around it';
  return box === 'outside' ? 'off the page' : null;
}

function abbreviationReason(
  { kind, text, isAbbreviation, spot }: Difference,
  explanations: readonly LocatedExplanation[],
): string | null {
  const all = explanations.filter(({ abbreviation }) => abbreviation === text);
  const around = all.filter(({ scopes }) => spot.scopes.includes(scopes[0] ?? 0));
  if (kind === 'not marked' && isAbbreviation) {
    if (around.length === 0) return 'abbreviation explained in another article or list item';
    return isDisputed(around) ? 'abbreviation explained in two ways' : null;
  }
  if (kind === 'not marked')
    return around.length > 0 ? 'abbreviation that the page explains otherwise' : null;
  return kind === 'marked too' && around.length > 0 && isDisputed(all)
    ? 'abbreviation that another article or list item explains otherwise'
    : null;
}

function isDisputed(explanations: readonly LocatedExplanation[]): boolean {
  return new Set(explanations.map(({ id }) => id)).size > 1;
}

function edgeReason({ kind, spot: { inside, touching } }: Difference): string | null {
  const edges = kind === 'marked too' ? [...touching, ...inside] : [...inside, ...touching];
  const aside = edges.find(({ tag }) => ASIDE.includes(tag));
  if (aside) return touching.includes(aside) ? `beside a <${aside.tag}>` : `split by <${aside.tag}>`;
  const unread = edges.find(isUnread);
  if (unread) return `split by <${unread.tag}>${unread.display === 'none' ? ', which is hidden' : ''}`;
  const apart = edges.find(({ display }) => display !== 'inline' && display !== 'contents');
  if (apart)
    return `${touching.includes(apart) ? 'beside' : 'split by'} an element with display: ${apart.display}`;
  const block = edges.find(isBlockByTag);
  return block ? `split by <${block.tag}>, which stands in the line` : null;
}

function isUnread({ tag, display }: Edge): boolean {
  return (
    display === 'none' ||
    NOT_READ.includes(tag) ||
    /^(?:img|input|svg|iframe|video|audio|noscript)$/.test(tag)
  );
}

function isBlockByTag({ tag }: Edge): boolean {
  return /^(?:div|p|li|ul|ol|dl|dt|dd|td|th|tr|table|h[1-6]|section|article|header|footer|nav|form|button|label|legend|summary)$/.test(
    tag,
  );
}

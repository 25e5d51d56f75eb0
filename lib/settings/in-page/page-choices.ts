import { type ReadableAreas, watchKeys } from './area';
import { chosenIn, type Settings } from './fields';

/** What the reader chose about marks and cards in pages. */
export type PageChoices = Pick<Settings, (typeof NAMES)[number]>;

/** `region` only because an open card may be of another one. */
const NAMES = [
  'mentions',
  'markStyle',
  'classNames',
  'openOn',
  'rest',
  'cardTextSize',
  'language',
  'region',
] as const;

/** Never rejects: storage that cannot be read at all gives the defaults. */
export async function readPageChoices({ local, session }: ReadableAreas): Promise<PageChoices> {
  const keys = NAMES.map((name) => `settings.${name}`);
  const [stored = {}, changes] = await Promise.all([local.get(keys), session?.get()]).catch(() => []);
  const chosen = NAMES.map((name) => [name, chosenIn(name, stored, changes)]);
  return Object.fromEntries(chosen) as PageChoices;
}

/** Calls back after each change of these choices, until the signal ends it. */
export function watchPageChoices(areas: ReadableAreas, changed: () => void, signal: AbortSignal): void {
  const isWanted = (key: string) =>
    NAMES.some((name) => key === `settings.${name}` || key === `private.${name}`);
  watchKeys([areas.local, areas.session], isWanted, changed, signal);
}

import { type ReadableAreas, watchKeys } from './area';
import { firstValid, PAGE_FIELDS, type Settings } from './fields';

/** What the reader chose about marks and cards in pages. */
export type PageChoices = Pick<Settings, keyof typeof PAGE_FIELDS>;

/** Never rejects: storage that cannot be read at all gives the defaults. */
export async function readPageChoices({ local, session }: ReadableAreas): Promise<PageChoices> {
  const fields = Object.entries(PAGE_FIELDS);
  const keys = fields.map(([name]) => `settings.${name}`);
  const [stored = {}, changes = {}] = await Promise.all([local.get(keys), session?.get()]).catch(() => []);
  const chosen = fields.map(([name, field]) => [
    name,
    firstValid<unknown>(field, [changes[`private.${name}`], stored[`settings.${name}`]]),
  ]);
  return Object.fromEntries(chosen) as PageChoices;
}

/** Calls back after each change of these choices, until the signal ends it. */
export function watchPageChoices(areas: ReadableAreas, changed: () => void, signal: AbortSignal): void {
  const isWanted = (key: string) => Object.hasOwn(PAGE_FIELDS, key.replace(/^(settings|private)\./, ''));
  watchKeys([areas.local, areas.session], isWanted, changed, signal);
}

import fc from 'fast-check';
import { FIELDS, LOCAL_FILES, type Settings } from '@/lib/settings';

/** Any settings that a reader can have, each list of sites in order. */
export function arbitrarySettings(): fc.Arbitrary<Settings> {
  const sites = fc
    .uniqueArray(fc.oneof(fc.domain(), fc.constant(LOCAL_FILES), fc.ipV4(), fc.constant('[::1]')))
    .map((list) => list.sort());
  const fields = Object.entries(FIELDS).map(([name, field]) => [
    name,
    'values' in field ? fc.constantFrom(...field.values) : sites,
  ]);
  return fc.record(Object.fromEntries(fields)) as unknown as fc.Arbitrary<Settings>;
}

import type { Facts } from '@/data/schema';

export interface StaleRecord {
  /** Its file in `data/`. */
  record: string;
  /** The month in which it was last checked; null for none. */
  checked: string | null;
}

/**
 * @param facts the drugs and classes
 * @param months how old a check may be
 * @param now the present day
 * @returns the records whose check is older, the oldest first; those without a check stand before all
 */
export function staleRecords(
  { drugs, classes }: Pick<Facts, 'drugs' | 'classes'>,
  months: number,
  now: Date,
): StaleRecord[] {
  const records = [
    ...drugs.map(({ id, checked = null }) => ({ record: `drugs/${id}.json`, checked })),
    ...classes.map(({ id, checked = null }) => ({ record: `classes/${id}.json`, checked })),
  ];
  const thisMonth = now.getUTCFullYear() * 12 + now.getUTCMonth();
  return records
    .filter(({ checked }) => checked === null || thisMonth - monthNumber(checked) > months)
    .sort((one, other) => (one.checked ?? '').localeCompare(other.checked ?? ''));
}

/** "2026-11" as a number of months. */
function monthNumber(checked: string): number {
  const [year = 0, month = 0] = checked.split('-').map(Number);
  return year * 12 + month - 1;
}

import { type Row, type Table, TableError } from './read-tables';

/** A name that a data set gives to a substance. */
export interface NameEntry {
  /** Where it stands, as "file: line 3". */
  where: string;
  /** The id of the source in `data/sources.json` that this data set is a copy of; null for one we do not cite. */
  source: string | null;
  substance: string;
  name: string;
  /** A record need not have it. */
  isOptional: boolean;
}

/** What a data set says of the kind of a drug. */
export interface ClassEntry {
  where: string;
  substance: string;
  className: string;
}

/** What a data set says of the label of a brand. */
export interface LabelEntry {
  where: string;
  regulator: 'fda' | 'ema' | 'hc';
  brand: string;
  date: string | null;
  status: string | null;
}

export interface DataSets {
  names: NameEntry[];
  classes: ClassEntry[];
  labels: LabelEntry[];
}

interface Reader {
  source: string | null;
  /** Pairs of substance and name. */
  names?: (row: Row) => [substance: string, name: string][];
  /** Whether a record need not have the names of a row. */
  isOptional?: (row: Row) => boolean;
  classes?: (row: Row) => [substance: string, className: string][];
  label?: (row: Row) => Omit<LabelEntry, 'where'> | null;
}

const pairs = (substance: string, names: readonly string[]) =>
  names.filter((name) => name !== '').map((name): [string, string] => [substance, name]);

/** How each data set is read, by the beginning of its file name. */
const READERS: Record<string, Reader> = {
  'external-atc-who': {
    source: 'who-atc',
    names: (row) => pairs(row.cell('atc_name'), [row.cell('atc_name')]),
    classes: (row) => pairs(row.cell('atc_name'), [row.cell('class_name')]),
  },
  'external-bdpm': {
    source: 'bdpm',
    names: (row) => pairs(row.cell('substance_fr'), [row.cell('substance_fr'), row.cell('brand_or_name')]),
  },
  'external-dpd': {
    source: 'health-canada-dpd',
    names: (row) =>
      pairs(
        row.cell('ingredient_en'),
        ['ingredient_en', 'ingredient_fr', 'brand_en', 'brand_fr'].map(row.cell),
      ),
  },
  'external-drugbank': {
    source: 'drugbank-vocabulary',
    names: (row) => pairs(row.cell('name'), [row.cell('name'), ...row.cell('synonyms').split(' | ')]),
  },
  'external-drugsatfda': {
    source: 'fda-drugs',
    names: (row) => pairs(row.cell('ingredient'), [row.cell('ingredient'), row.cell('trade_name')]),
  },
  'external-ema': {
    source: 'ema-medicines',
    names: (row) => pairs(row.cell('inn'), [row.cell('inn'), row.cell('brand')]),
    label: (row) => ({ regulator: 'ema', brand: row.cell('brand'), date: null, status: row.cell('status') }),
  },
  'external-nci': {
    source: 'nci-drug-dictionary',
    names: (row) => pairs(row.cell('preferred_name'), [row.cell('preferred_name'), row.cell('name')]),
    // It does not say in which country a foreign brand is sold, and abbreviations mean many things.
    isOptional: (row) => ['ForeignBrandName', 'Abbreviation'].includes(row.cell('type')),
  },
  'external-purplebook': {
    source: 'fda-purple-book',
    names: (row) => pairs(row.cell('proper_name'), [row.cell('proper_name'), row.cell('brand')]),
  },
  'external-moalmanac-breast-indications': {
    source: null,
    names: (row) => pairs(row.cell('generic'), [row.cell('generic'), row.cell('brand')]),
    label: labelOfIndication,
  },
  'external-moalmanac-therapies': {
    source: null,
    names: (row) => pairs(row.cell('therapy'), [row.cell('therapy')]),
    classes: (row) => pairs(row.cell('therapy'), [row.cell('strategy')]),
  },
  'external-oncokb': {
    source: null,
    names: (row) => pairs(row.cell('therapy'), [row.cell('therapy')]),
  },
  'external-gdc': { source: null, names: (row) => pairs(row.cell('agent_name'), [row.cell('agent_name')]) },
  'external-everycure': {
    source: null,
    names: (row) => pairs(row.cell('drug_name'), [row.cell('drug_name')]),
  },
  'external-pico': { source: null },
};

function labelOfIndication(row: Row): Omit<LabelEntry, 'where'> | null {
  const regulator = /^ind:(fda|ema|hc)\./.exec(row.cell('id'))?.[1];
  if (regulator !== 'fda' && regulator !== 'ema' && regulator !== 'hc') return null;
  return { regulator, brand: row.cell('brand'), date: row.cell('label_date'), status: null };
}

/**
 * @param tables the tables of a folder
 * @throws TableError when a table is of no known data set, or lacks a column
 */
export function readDataSets(tables: readonly Table[]): DataSets {
  const sets: DataSets = { names: [], classes: [], labels: [] };
  for (const { file, rows } of tables) {
    const known = Object.keys(READERS).find((start) => file.startsWith(start));
    const reader = known === undefined ? undefined : READERS[known];
    if (!reader) throw new TableError(`${file}: is no data set that this tool knows`);
    for (const row of rows) {
      const where = `${file}: line ${row.line}`;
      for (const [substance, name] of reader.names?.(row) ?? [])
        sets.names.push({
          where,
          source: reader.source,
          substance,
          name,
          isOptional: reader.isOptional?.(row) ?? false,
        });
      for (const [substance, className] of reader.classes?.(row) ?? [])
        sets.classes.push({ where, substance, className });
      const label = reader.label?.(row);
      if (label) sets.labels.push({ where, ...label });
    }
  }
  return sets;
}

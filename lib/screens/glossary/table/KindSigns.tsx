import { type Language, textIn } from '@/lib/glossary';
import { type GlossaryKey, glossaryText } from '@/lib/locales';
import { COLUMNS, type Column, columnsOf, type Kind, type NamedBy, type SignLine } from './signs';

/** What a sign says in words: "Canadian Cancer Society lists: HR-positive and HER2-positive". */
const SPOKEN: Record<NamedBy, GlossaryKey> = {
  listed: 'signListed',
  approved: 'signApproved',
  mentioned: 'signMentioned',
};

/**
 * The signs of one column in the row of a drug, a line each: the same lines stand in all columns of the row, so that what belongs
 * together stands on one height.
 */
export function KindSigns({
  lines,
  column,
  language,
}: {
  lines: readonly SignLine[];
  column: Column;
  language: Language;
}) {
  if (lines.every((line) => !kindIn(line, column))) return null;
  return (
    <ul class="sign-lines">
      {lines.map((line) => {
        const kind = kindIn(line, column);
        const key = `${line.by} ${line.kinds.flat().map(({ id }) => id)}`;
        // An empty line keeps the height, and is no item of the list for a screen reader.
        if (!kind) return <li key={key} role="presentation" aria-hidden="true" />;
        const here = kind.filter((_, i) => columnsOf(kind)[i] === column);
        const cells = joinedCells(kind, column);
        return (
          <li key={key}>
            {cells > 0 && (
              <span
                class={`join to-${columnsOf(kind).includes('markers') ? 'markers' : 'sign'}`}
                style={{ '--cells': `${cells}` }}
              />
            )}
            <i class={`sign ${line.by}`} data-hue={hueOf(here[0]?.id)} data-sign={signOf(here[0]?.id)} />
            {column === 'markers' && <span aria-hidden="true">{kindText(here, language)}</span>}
            <span class="hidden">
              {glossaryText(language, SPOKEN[line.by], { kind: kindText(kind, language) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** @returns the kind of cancer of a line that has a sign in a column */
function kindIn({ kinds }: SignLine, column: Column): Kind | undefined {
  return kinds.find((kind) => columnsOf(kind).includes(column));
}

/** @returns "HR-positive and HER2-negative", or that no subtype is named */
export function kindText(kind: Kind, language: Language): string {
  if (kind.length === 0) return glossaryText(language, 'noSubtype');
  const labels = kind.map(({ label }) => textIn(label, language));
  return listFormat(language).format(labels);
}

const listFormats = new Map<Language, Intl.ListFormat>();

/** A browser takes longer to make a format than to use it, and the table has some hundred signs. */
function listFormat(language: Language): Intl.ListFormat {
  const format =
    listFormats.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction', style: 'long' });
  listFormats.set(language, format);
  return format;
}

const ALL_COLUMNS: readonly Column[] = [...COLUMNS, 'markers'];

/** @returns over how many columns the line goes that joins the signs of a kind; 0 but in the first column of the kind */
function joinedCells(kind: Kind, column: Column): number {
  const at = columnsOf(kind).map((one) => ALL_COLUMNS.indexOf(one));
  const first = Math.min(...at);
  return ALL_COLUMNS.indexOf(column) === first ? Math.max(...at) - first : 0;
}

/** The hue names the receptor, as on chips. */
function hueOf(id = ''): 'hr' | 'her2' | 'gene' | undefined {
  if (id.startsWith('hr-')) return 'hr';
  if (id.startsWith('her2-')) return 'her2';
  return /brca|esr1|pik3ca|akt/.test(id) ? 'gene' : undefined;
}

function signOf(id = ''): 'positive' | 'negative' {
  return id.endsWith('negative') ? 'negative' : 'positive';
}

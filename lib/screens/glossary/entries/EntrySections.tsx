import { useEffect, useState } from 'preact/hooks';
import type { Glossary, Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { EntrySection } from './EntrySection';
import { type EntryGroup, HEADINGS } from './entry-groups';
import { useScrollTo } from './use-scroll-to';

/** So many cards are made at a time: about 10 ms, so that the page answers between two steps. */
const CARDS_PER_STEP = 6;

/** Every entry of the glossary, with its address. The cards are made after the page is painted, that of the address first. */
export function EntrySections({
  groups,
  glossary,
  language,
  target,
  printed,
  onPrint,
}: {
  groups: readonly EntryGroup[];
  glossary: Glossary;
  language: Language;
  /** The id of the entry that the address names; null for none. */
  target: string | null;
  /** The ids of the entries that go on paper. */
  printed: ReadonlySet<string>;
  onPrint(id: string): void;
}) {
  const [filled, setFilled] = useState(0);
  const order = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
  const total = order.length;
  const position = new Map(order.map((id, i) => [id, i]));
  const [shownTargets] = useState(() => new Set<string>());
  if (target !== null) shownTargets.add(target);
  useScrollTo(target, filled);

  useEffect(() => {
    if (filled >= total) return;
    const step = requestIdleCallback(() => setFilled(filled + CARDS_PER_STEP), { timeout: 500 });
    return () => cancelIdleCallback(step);
  }, [filled, total]);

  return (
    <>
      {groups.map(({ kind, entries }) => (
        <section
          key={kind}
          class="entries"
          id={`entries-${kind}`}
          tabIndex={-1}
          aria-labelledby={`entries-${kind}-title`}
        >
          <h2 id={`entries-${kind}-title`} class="part-title">
            {glossaryText(language, HEADINGS[kind])}
          </h2>
          <div class="cards">
            {entries.map((entry) => (
              <EntrySection
                key={entry.id}
                entry={entry}
                glossary={glossary}
                language={language}
                isFilled={(position.get(entry.id) ?? 0) < filled || shownTargets.has(entry.id)}
                isPrinted={printed.has(entry.id)}
                onPrint={onPrint}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

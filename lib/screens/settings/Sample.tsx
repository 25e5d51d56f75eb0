import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AdviceNote, EntryCard, type EntryGetter } from '@/lib/card';
import cardStyles from '@/lib/card/styles/card.css?inline';
import type { Entry } from '@/lib/glossary';
import { type Language, settingsText } from '@/lib/locales';
import type { Settings } from '@/lib/settings';
import sampleStyles from './styles/sample-card.css?inline';

const SHOWN = 'palbociclib';
/** As a card in a page has them. */
const SCALES: Record<Settings['cardTextSize'], number> = { usual: 1, large: 1.2, larger: 1.45 };

/**
 * Some sentences with drug names, which the page marks as any page is marked, and a card. So each change is seen where it is
 * made. Below them is what cannot be seen in a sentence: how large a card is, in which language, and whose facts come first.
 */
export function Sample({
  language,
  settings,
  entryOf,
}: {
  language: Language;
  settings: Settings;
  entryOf: EntryGetter;
}) {
  const { cardTextSize } = settings;
  const entry = entryOf(SHOWN);
  return (
    <aside class="sample" aria-labelledby="sample">
      <h2 id="sample">{settingsText(language, 'sample')}</h2>
      <div class="text">
        <p>{settingsText(language, 'sampleText1')}</p>
        <p>{settingsText(language, 'sampleText2')}</p>
      </div>
      <h3>{settingsText(language, 'sampleCard')}</h3>
      {entry && !(entry instanceof Promise) && (
        <ShadowCard entry={entry} entryOf={entryOf} language={language} scale={SCALES[cardTextSize]} />
      )}
    </aside>
  );
}

/** A card in a shadow root of its own: the page does not mark the names in it, as in no card. */
function ShadowCard({
  entry,
  entryOf,
  language,
  scale,
}: {
  entry: Entry;
  entryOf: EntryGetter;
  language: Language;
  scale: number;
}) {
  const host = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (!root) return;
    render(
      <div class="tokens frame" lang={language} style={{ zoom: scale }}>
        <style>{cardStyles + sampleStyles}</style>
        <EntryCard
          // A card keeps the entry that it began with, and that of another region has another order.
          key={entry}
          entry={entry}
          entryOf={entryOf}
          language={language}
          headingId="sample-card"
        />
        <div class="foot">
          <AdviceNote checked={entry.checked} language={language} />
        </div>
      </div>,
      root,
    );
  }, [entry, entryOf, language, scale]);

  return <div ref={host} class="card-host" />;
}

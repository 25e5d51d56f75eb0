import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Drug, type Language, type Listing, textIn } from '@/lib/glossary';
import { cardText } from '@/lib/locales';
import { RichText } from './CardText';
import { dateOf, NewTabLink, SourceList, SourcesOnDemand } from './Sources';

/**
 * What the base document says of the drug's use, in short: for which subtypes. Where it asks for more (where the cancer has
 * spread, symptoms), the card says "in some situations" here and the whole condition in the details.
 */
export function ListedUse({
  listing,
  labelUses,
  language,
}: {
  listing: Listing;
  /** What regulators say, which may be wider or narrower; none where another listing shows it. */
  labelUses: readonly LabelledUse[];
  language: Language;
}) {
  const { list, source } = listing;
  const date = dateOf(source, language);
  return (
    <section>
      <h3 class="small">
        {cardText(language, list.hasFurtherConditions ? 'listedInSomeFor' : 'listedFor', { date })}
      </h3>
      <SubtypeChips listing={listing} language={language} />
      <p class="small">
        {cardText(language, 'scope')}
        {usesAtFirst(labelUses).map((use) => (
          <Fragment key={use.source.id}>
            {' '}
            <LabelUse use={use} language={language} inShort />
          </Fragment>
        ))}
      </p>
    </section>
  );
}

/** The same in full, of one list: in the words of the base document and no wider. */
export function FullUse({
  listing: { list, links, section },
  language,
}: {
  listing: Listing;
  language: Language;
}) {
  return (
    <>
      <p>
        <RichText
          text="exactUse"
          language={language}
          values={{ condition: <strong>{textIn(list.condition, language)}</strong> }}
        />
      </p>
      {!links[language].wasRead && (
        <p class="small">
          <NewTabLink href={links.en.href} hreflang="en" language={language}>
            {cardText(language, 'readInEnglish', { section: textIn(section.title, 'en') })}
          </NewTabLink>
        </p>
      )}
      {list.detail && <p>{textIn(list.detail, language)}</p>}
    </>
  );
}

/** For a drug that the base document does not name: what others say of its use, or that nothing is known. */
export function OtherUse({ drug, language }: { drug: Drug; language: Language }) {
  const { statements, labelUses } = drug;
  const shown = usesAtFirst(labelUses);
  return (
    <section>
      <h3 class="hidden">{cardText(language, 'use')}</h3>
      {statements.map(({ text, source }) => (
        <p key={source.id}>
          {textIn(text, language)} <SourcesOnDemand sources={[source]} language={language} />
        </p>
      ))}
      {shown.map((use, i) => (
        <p key={use.source.id}>
          <LabelUse use={use} language={language} inShort />
          {i === shown.length - 1 && shown.length < labelUses.length && (
            <span class="small"> {cardText(language, 'labelsDiffer')}</span>
          )}
        </p>
      ))}
      {statements.length === 0 && shown.length === 0 && <p>{cardText(language, 'unknownUse')}</p>}
    </section>
  );
}

type LabelledUse = Drug['labelUses'][number];

/** What the label of one region says, with its source and date. In short, a long indication is its kinds of breast cancer. */
function LabelUse({
  use,
  inShort = false,
  language,
}: {
  use: LabelledUse;
  inShort?: boolean;
  language: Language;
}) {
  const { state, region, lines, shortIndication, source } = use;
  const indication = lines.map((line) => textIn(line.text, language)).join('; ');
  return (
    <>
      {inShort && shortIndication
        ? cardText(language, `${state}InSome${region}`, { indication: textIn(shortIndication, language) })
        : cardText(language, `${state}${region}`, { indication })}{' '}
      <SourceList sources={[source]} language={language} inShort={inShort} />
    </>
  );
}

/** What must not stay behind a button: all that is no longer approved, in whatever region, then the first approved use. */
function usesAtFirst(uses: readonly LabelledUse[]): LabelledUse[] {
  const firstApproved = uses.find(({ state }) => state === 'approved');
  return withdrawnFirst(uses.filter((use) => use.state === 'withdrawn' || use === firstApproved));
}

/** A reader who reads of an approval first may not go on to the one that has ended. */
function withdrawnFirst(uses: readonly LabelledUse[]): LabelledUse[] {
  return [
    ...uses.filter(({ state }) => state === 'withdrawn'),
    ...uses.filter(({ state }) => state === 'approved'),
  ];
}

/** What regulators have approved, region by region. */
export function LabelUses({ uses, language }: { uses: readonly LabelledUse[]; language: Language }) {
  if (uses.length === 0) return null;
  return (
    <section>
      <h3>{cardText(language, 'labels')}</h3>
      <ul>
        {withdrawnFirst(uses).map((use) => (
          <li key={use.source.id}>
            <LabelUse use={use} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The subtypes that the section names, and whether a cancer is of all or of one of them; each opens its explanation in place. */
function SubtypeChips({ listing, language }: { listing: Listing; language: Language }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const explanationId = useId();
  const { subtypes, list } = listing;
  if (subtypes.length === 0) return null;
  const type = list.subtypesJoin === 'or' ? 'disjunction' : 'conjunction';
  const parts = new Intl.ListFormat(language, { type }).formatToParts(
    subtypes.map(({ label }) => textIn(label, language)),
  );
  const open = subtypes.find(({ id }) => id === openId);
  return (
    <>
      <ul class="row chips">
        {parts.map((part, i) => {
          if (part.type === 'literal') return <li key={`${i}`}>{part.value.trim()}</li>;
          const subtype = subtypes[parts.slice(0, i).filter(({ type }) => type === 'element').length];
          if (!subtype) return null;
          const isOpen = subtype.id === openId;
          return (
            <li key={subtype.id}>
              <button
                type="button"
                class="chip"
                aria-expanded={isOpen}
                aria-controls={explanationId}
                title={cardText(language, 'explains', { label: part.value })}
                onClick={() => setOpenId(isOpen ? null : subtype.id)}
              >
                {part.value}
              </button>
            </li>
          );
        })}
      </ul>
      <p id={explanationId} class="explanation" hidden={!open}>
        {open && (
          <>
            {textIn(open.plain, language)} <SourceList sources={open.sources} language={language} />
          </>
        )}
      </p>
    </>
  );
}

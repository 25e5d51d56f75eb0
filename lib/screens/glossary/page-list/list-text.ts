import { dateText } from '@/lib/card';
import {
  type Drug,
  type Entry,
  entryName,
  type LabelUse,
  type Language,
  type Listing,
  type Source,
  textIn,
} from '@/lib/glossary';
import { cardText, glossaryText } from '@/lib/locales';
import type { PageList } from '@/lib/protocol';
import { brandsOf } from '../table/groups';

/**
 * @returns the list as plain text, to paste into a letter or a note: for each entry what the first look of its card says, with who
 *   says it, and at the end what a card says at its foot
 */
export function listText(list: PageList, entries: readonly Entry[], language: Language): string {
  const blocks = entries.map((entry) => [titleLine(entry, language), ...facts(entry, language)].join('\n'));
  return [
    [glossaryText(language, 'listHeading', { title: list.title }), listDate(list, language)].join('\n'),
    ...blocks,
    cardText(language, 'advice'),
  ].join('\n\n');
}

/** @returns the day on which a list was made */
export function listDate({ date }: PageList, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date);
}

function titleLine(entry: Entry, language: Language): string {
  const name = entryName(entry, language);
  if (entry.kind === 'class') return `${name} (${cardText(language, 'kindOfDrug')})`;
  const brands = brandsOf(entry, language);
  return `${name}${brands && ` (${brands})`} – ${textIn(entry.drugClass.label, language)}`;
}

function facts(entry: Entry, language: Language): string[] {
  const brief = textIn(entry.drugClass.brief, language);
  return entry.kind === 'class' ? [brief] : [brief, ...uses(entry, language)];
}

function uses({ listings, firstUses, statements, isUseUnknown }: Drug, language: Language): string[] {
  return [
    ...listings.map((listing) => listed(listing, language)),
    ...firstUses.map((use) => labelUse(use, language)),
    ...statements.flatMap(({ isAtFirst, text, source }) =>
      isAtFirst ? [`${textIn(text, language)} (${dated(source, source.date, language)})`] : [],
    ),
    ...(isUseUnknown ? [cardText(language, 'unknownUse')] : []),
  ].map((use) => `- ${use}`);
}

function listed({ list, section, source }: Listing, language: Language): string {
  const place = cardText(language, 'place', {
    publisher: textIn(source.publisher, language),
    section: textIn(section.title, language),
    date: source.date.slice(0, 4),
  });
  const condition = textIn(list.condition, language);
  return `${place} ${cardText(language, 'listedFor')} ${condition}. ${cardText(language, 'scope')}`;
}

function labelUse(use: LabelUse, language: Language): string {
  const { region, state, lines, shortIndication, date, source, isReported } = use;
  const isApproved = state === 'approved';
  const isInShort = isApproved && shortIndication !== undefined;
  const start = cardText(language, isApproved ? 'approved' : 'withdrawn', {
    ended: cardText(language, 'ended'),
    where: cardText(language, `in${region}`),
    date: dateText(date, language, 'month'),
  });
  const texts = isInShort ? [shortIndication] : lines.map(({ text }) => text);
  const said = isReported
    ? cardText(language, 'reported', {
        publisher: textIn(source.publisher, language),
        date: dateText(source.date, language, 'month'),
      })
    : dated(source, date, language);
  return `${start} ${texts.map((text) => textIn(text, language)).join('; ')}${isInShort ? cardText(language, 'inSome') : ''}. (${said})`;
}

/** In a letter nothing explains a short name: "US NCI". */
function dated(source: Source, date: string, language: Language): string {
  return cardText(language, 'dated', {
    publisher: textIn(source.publisher, language),
    date: dateText(date, language, 'month'),
  });
}

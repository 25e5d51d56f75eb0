import { PlaceLink } from '@/lib/card';
import { type Drug, entryName, type Glossary, type Language, textIn } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { shortLabel } from '../../popup/search/ShortChips';
import { brandsOf, type Group } from './groups';
import { KindSigns } from './KindSigns';
import { COLUMNS, signLines } from './signs';
import { UseWords } from './UseWords';

/** What stands for the name of a gene in both languages. */
const GENE_HEAD = 'BRCA';

const COLUMN_COUNT = COLUMNS.length + 4;

/** All drugs by treatment and by the kinds of cancer for which they are named, where the window is wide enough for a table. */
export function DrugTable({
  groups,
  glossary,
  language,
}: {
  groups: readonly Group[];
  glossary: Glossary;
  language: Language;
}) {
  const labels = new Map(glossary.subtypes.map(({ id, label }) => [id, textIn(label, language)]));
  return (
    <table class="drug-table">
      <caption class="hidden">{glossaryText(language, 'tableCaption')}</caption>
      <thead>
        <tr>
          <th id={DRUG_HEAD} scope="col">
            {glossaryText(language, 'columnDrug')}
          </th>
          <th scope="col" class="kind">
            {glossaryText(language, 'columnClass')}
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" class="subtype">
              {column === 'brca' ? (
                GENE_HEAD
              ) : (
                <>
                  <span aria-hidden="true">{shortLabel(labels.get(column) ?? column)}</span>
                  <span class="hidden">{labels.get(column)}</span>
                </>
              )}
            </th>
          ))}
          <th scope="col" class="markers">
            {glossaryText(language, 'columnMarkers')}
          </th>
          <th scope="col">{glossaryText(language, 'columnWords')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.place?.section.id ?? 'others'}>
          <GroupHead group={group} language={language} />
          {group.drugs.map((drug) => (
            <DrugRow key={drug.id} drug={drug} place={group.place} language={language} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Names of drugs refer to the head of their group: not every screen reader finds it by the group of rows. */
const DRUG_HEAD = 'head-drug';

function headId(place: Group['place']): string {
  return `head-${place?.section.id ?? 'others'}`;
}

function GroupHead({ group: { place, count }, language }: { group: Group; language: Language }) {
  return (
    <tr class="group">
      <th id={headId(place)} colSpan={COLUMN_COUNT} scope="rowgroup">
        {place ? textIn(place.section.title, language) : glossaryText(language, 'notListed')}{' '}
        <small class="group-note">
          {glossaryText(language, 'drugCount', {}, count)}
          {place && ' – '}
          {place && <PlaceLink place={place} language={language} />}
        </small>
      </th>
    </tr>
  );
}

function DrugRow({ drug, place, language }: { drug: Drug; place: Group['place']; language: Language }) {
  const lines = signLines(drug);
  const brands = brandsOf(drug, language);
  return (
    <tr>
      <th scope="row" headers={`${DRUG_HEAD} ${headId(place)}`}>
        <a class="term" href={`#${drug.id}`}>
          {entryName(drug, language)}
        </a>
        {brands && <small class="brands">{brands}</small>}
        <small class="kind">{textIn(drug.drugClass.label, language)}</small>
      </th>
      <td class="kind">{textIn(drug.drugClass.label, language)}</td>
      {COLUMNS.map((column) => (
        <td key={column} class="subtype">
          <KindSigns lines={lines} column={column} language={language} />
        </td>
      ))}
      <td class="markers">
        <KindSigns lines={lines} column="markers" language={language} />
      </td>
      <td class="words">
        <UseWords drug={drug} language={language} />
      </td>
    </tr>
  );
}

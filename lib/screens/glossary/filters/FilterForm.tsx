import type { Language } from '@/lib/glossary';
import { textIn } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';
import { type Choices, type Filters, OTHER_TREATMENT } from './filters';
import type { HistoryStep } from './use-filters';

/** The filters of the table. They are named for what the sources say, never for what the reader has. */
export function FilterForm({
  filters,
  choices,
  language,
  onChange,
}: {
  filters: Filters;
  choices: Choices;
  language: Language;
  onChange(filters: Filters, step: HistoryStep): void;
}) {
  const { named, treatment, drugClass, text } = filters;
  const treatments: [id: string | null, label: string][] = [
    [null, glossaryText(language, 'allTreatments')],
    ...choices.treatments.map(({ section }): [string, string] => [
      section.id,
      textIn(section.title, language),
    ]),
    [OTHER_TREATMENT, glossaryText(language, 'otherTreatment')],
  ];
  return (
    <search id="filters" class="filters" tabIndex={-1} aria-label={glossaryText(language, 'filters')}>
      <form onSubmit={(event) => event.preventDefault()}>
        <div class="fields">
          <label>
            {glossaryText(language, 'text')}
            <input
              type="search"
              value={text}
              placeholder={glossaryText(language, 'textHint')}
              spellcheck={false}
              onInput={(event) => onChange({ ...filters, text: event.currentTarget.value }, 'replace')}
            />
          </label>
          <label>
            {glossaryText(language, 'columnClass')}
            <select
              value={drugClass ?? ''}
              onChange={(event) =>
                onChange({ ...filters, drugClass: event.currentTarget.value || null }, 'push')
              }
            >
              <option value="">{glossaryText(language, 'allClasses')}</option>
              {choices.classes.map(({ id, drugClass: { label } }) => (
                <option key={id} value={id}>
                  {textIn(label, language)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset>
          <legend>{glossaryText(language, 'namedFor')}</legend>
          <div class="choices">
            {choices.subtypes.map(({ id, label }) => (
              <label key={id} class="choice">
                <input
                  type="checkbox"
                  checked={named.includes(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChange(
                      { ...filters, named: checked ? [...named, id] : named.filter((other) => other !== id) },
                      'push',
                    )
                  }
                />
                {textIn(label, language)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{glossaryText(language, 'treatment')}</legend>
          <div class="choices">
            {treatments.map(([id, label]) => (
              <label key={id} class="choice">
                <input
                  type="radio"
                  name="treatment"
                  checked={treatment === id}
                  onChange={() => onChange({ ...filters, treatment: id }, 'push')}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      </form>
    </search>
  );
}

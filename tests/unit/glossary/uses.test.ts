import { describe, expect, it } from 'vitest';
import type { DrugRecord, Facts } from '@/data/schema';
import { buildGlossary, type Drug, loadFacts, regionsFor } from '@/lib/glossary';

type LabelUses = NonNullable<DrugRecord['labelUses']>;
type Statements = NonNullable<DrugRecord['statements']>;
type Line = LabelUses[number]['lines'][number];

const text = (words: string) => ({ en: words, fr: `${words}, en français` });

function use(region: LabelUses[number]['region'], ...stages: Line['stage'][]): LabelUses[number] {
  const lines = stages.map((stage) => ({ stage, text: text(`${stage} cancer`), subtypes: [] }));
  return { region, state: 'approved', lines, date: '2026-01-02', source: 'hc-herceptin' };
}

function statement(words: string, ...stages: Line['stage'][]): Statements[number] {
  return { text: text(words), source: 'asco-bone-2017', stages, subtypes: [] };
}

/** Letrozole or trastuzumab, which the base document lists, or goserelin, which it does not list, with other uses. */
function drugWith(
  id: 'letrozole' | 'goserelin' | 'trastuzumab',
  uses: Pick<DrugRecord, 'labelUses' | 'statements'>,
  { languages = ['en-CA'], ofClass }: { languages?: string[]; ofClass?: Statements } = {},
): Drug {
  const facts: Facts = structuredClone(loadFacts());
  const record = facts.drugs.find((one) => one.id === id);
  const drugClass = facts.classes.find((one) => one.id === record?.class);
  if (!record || !drugClass) throw new Error(`There is no ${id}`);
  delete record.labelUses;
  delete record.statements;
  delete drugClass.statements;
  Object.assign(record, uses);
  if (ofClass) drugClass.statements = ofClass;
  const drug = buildGlossary(facts, regionsFor(languages)).entry(id);
  if (drug?.kind !== 'drug') throw new Error(`${id} is no drug`);
  return drug;
}

/** What the card says before a button is pressed, in its order. */
function first({ firstUses, statements }: Drug): string[] {
  return [
    ...firstUses.map(({ region, state }) => `${region} ${state}`),
    ...statements.filter(({ isAtFirst }) => isAtFirst).map((one) => one.text.en),
  ];
}

describe('at first look', () => {
  it('the use nearest to the reader is said, and the others are not', () => {
    const labelUses = [use('EU', 'early'), use('US', 'early'), use('CA', 'early')];
    expect(first(drugWith('letrozole', { labelUses }))).toEqual(['CA approved']);
    expect(first(drugWith('letrozole', { labelUses }, { languages: ['en-US'] }))).toEqual(['US approved']);
    expect(first(drugWith('letrozole', { labelUses }, { languages: ['de'] }))).toEqual(['EU approved']);
  });

  it('what has ended comes first, wherever that is', () => {
    const labelUses = [
      use('CA', 'early'),
      use('US', 'early'),
      { ...use('EU', 'advanced'), state: 'withdrawn' as const },
    ];
    expect(first(drugWith('letrozole', { labelUses }))).toEqual(['EU withdrawn', 'CA approved']);
  });

  it('a use for cancer that has not spread is added where the nearest use is not for that', () => {
    const labelUses = [use('CA', 'advanced'), use('EU', 'early'), use('US', 'advanced', 'early')];
    expect(first(drugWith('letrozole', { labelUses }))).toEqual(['CA approved', 'US approved']);
    const statements = [statement('Spread.', 'advanced'), statement('Not spread.', 'early')];
    expect(first(drugWith('letrozole', { labelUses: [use('CA', 'advanced')], statements }))).toEqual([
      'CA approved',
      'Not spread.',
    ]);
  });

  it('of a use that is added only the line is said for which it is added, and the details have all of it', () => {
    const short = { ...use('US', 'advanced', 'early'), shortIndication: text('Breast cancer.') };
    const { firstUses, labelUses } = drugWith('letrozole', { labelUses: [use('CA', 'advanced'), short] });
    expect(firstUses.map(({ lines }) => lines.map(({ stage }) => stage))).toEqual([['advanced'], ['early']]);
    expect(firstUses[1]?.shortIndication).toBeUndefined();
    expect(labelUses.map(({ lines, isAtFirst }) => [lines.length, isAtFirst])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('a use that is added is said in short where all of it is for the stage for which it is added', () => {
    const short = { ...use('US', 'early', 'early'), shortIndication: text('Early breast cancer.') };
    const { firstUses } = drugWith('letrozole', { labelUses: [use('CA', 'advanced'), short] });
    expect(firstUses[1]?.shortIndication?.en).toBe('Early breast cancer.');
    expect(firstUses[1]?.lines).toHaveLength(2);
  });

  it('the nearest use is said in short where it has a short form, and in full in the details', () => {
    const short = { ...use('CA', 'early', 'advanced', 'advanced'), shortIndication: text('Breast cancer.') };
    const { firstUses, labelUses } = drugWith('letrozole', { labelUses: [short] });
    expect(firstUses[0]?.shortIndication?.en).toBe('Breast cancer.');
    expect(labelUses[0]?.isAtFirst).toBe(false);
  });

  it('approvals of the nearest region for other kinds of cancer are added, or who has one would think it is not for them', () => {
    const of = (region: LabelUses[number]['region'], ...subtypes: string[]) => {
      const whole = use(region, 'advanced');
      const [line] = whole.lines;
      if (!line) throw new Error('A use has no line');
      return {
        ...whole,
        lines: [{ ...line, subtypes, ...(subtypes[1] && { subtypesJoin: 'and' as const }) }],
      };
    };
    const shown = (...labelUses: LabelUses) =>
      drugWith('trastuzumab', { labelUses }).firstUses.map(
        ({ region, lines }) => `${region} ${lines[0]?.subtypes.map(({ id }) => id).join('+')}`,
      );
    expect(shown(of('CA', 'her2-positive'), of('CA', 'her2-low'), of('US', 'triple-negative'))).toEqual([
      'CA her2-positive',
      'CA her2-low',
    ]);
    // A part of a kind that is shown already says nothing more.
    expect(shown(of('CA', 'her2-low'), of('CA', 'hr-positive', 'her2-low'))).toEqual(['CA her2-low']);
    expect(shown(of('CA'), of('CA', 'her2-low'))).toEqual(['CA ']);
    expect(shown(of('CA', 'her2-low'), of('CA'))).toEqual(['CA her2-low', 'CA ']);
  });

  it('a use for cancer that has spread is added where the base document does not list the drug', () => {
    const labelUses = [use('CA', 'early'), use('US', 'advanced')];
    expect(first(drugWith('goserelin', { labelUses }))).toEqual(['CA approved', 'US approved']);
    expect(first(drugWith('letrozole', { labelUses }))).toEqual(['CA approved']);
  });

  it('what a source says of the reader’s region comes before a label of another', () => {
    const statements = [
      { ...statement('In Canada.', 'early'), region: 'CA' as const },
      statement('Anywhere.', 'early'),
    ];
    expect(first(drugWith('letrozole', { labelUses: [use('US', 'early')], statements }))).toEqual([
      'In Canada.',
    ]);
  });

  it('what is said of the class is said of its drug, after what is said of the drug itself', () => {
    const ofClass = [statement('Of the class.', 'advanced')];
    expect(first(drugWith('goserelin', {}, { ofClass }))).toEqual(['Of the class.']);
    const statements = [statement('Of the drug.', 'advanced')];
    const drug = drugWith('goserelin', { statements }, { ofClass });
    expect(drug.statements.map((one) => one.text.en)).toEqual(['Of the drug.', 'Of the class.']);
    expect(first(drug)).toEqual(['Of the drug.']);
    // Nearness does not change that.
    const inCanada = [{ ...statement('Of the class in Canada.', 'advanced'), region: 'CA' as const }];
    expect(first(drugWith('goserelin', { statements }, { ofClass: inCanada }))).toEqual(['Of the drug.']);
  });
});

it('the use of a drug is unknown where only its class is spoken of', () => {
  const ofClass = [statement('Of the class.', 'advanced')];
  expect(drugWith('goserelin', {}, { ofClass }).isUseUnknown).toBe(true);
  expect(drugWith('goserelin', { statements: ofClass }).isUseUnknown).toBe(false);
  expect(drugWith('goserelin', { labelUses: [use('EU', 'advanced')] }).isUseUnknown).toBe(false);
  expect(drugWith('letrozole', {}).isUseUnknown).toBe(false);
});

describe('the kinds of cancer of a label', () => {
  const kinds = (...lines: Pick<Line, 'subtypes' | 'subtypesJoin'>[]): string[] => {
    const whole = use('CA', 'advanced');
    whole.lines = lines.map((line) => ({ stage: 'advanced', text: text('cancer'), ...line }));
    const [found] = drugWith('letrozole', { labelUses: [whole] }).labelUses;
    return (found?.alternatives ?? []).map((subtypes) => subtypes.map(({ id }) => id).join('+'));
  };

  it('are those of its lines, each once', () => {
    expect(
      kinds(
        { subtypes: ['her2-positive'] },
        { subtypes: ['hr-positive', 'her2-negative'], subtypesJoin: 'and' },
        { subtypes: ['her2-positive'] },
      ),
    ).toEqual(['her2-positive', 'hr-positive+her2-negative']);
    expect(kinds({ subtypes: ['hr-negative', 'brca-mutation'], subtypesJoin: 'or' })).toEqual([
      'hr-negative',
      'brca-mutation',
    ]);
  });

  it('leave out what is part of a wider kind', () => {
    expect(
      kinds(
        { subtypes: ['hr-positive', 'her2-positive'], subtypesJoin: 'and' },
        { subtypes: ['her2-positive'] },
      ),
    ).toEqual(['her2-positive']);
  });

  it('are none where one line is for any kind', () => {
    expect(kinds({ subtypes: ['her2-positive'] }, { subtypes: [] })).toEqual([]);
  });
});

it('at first look the kinds of cancer of the base document are not repeated', () => {
  const withSubtypes = (...subtypes: string[]): LabelUses[number] => {
    const [line] = use('CA', 'early').lines;
    if (!line) throw new Error('A use has no line');
    return {
      ...use('CA'),
      lines: [{ ...line, subtypes, ...(subtypes[1] && { subtypesJoin: 'and' as const }) }],
    };
  };
  const kinds = (...subtypes: string[]) => {
    const { firstUses, labelUses } = drugWith('letrozole', { labelUses: [withSubtypes(...subtypes)] });
    return [firstUses, labelUses].map((uses) => uses[0]?.alternatives.length);
  };
  expect(kinds('hr-positive')).toEqual([0, 1]);
  expect(kinds('hr-positive', 'her2-negative')).toEqual([1, 1]);
});

describe('a use is wider than what the base document says', () => {
  const isWider = (stage: Line['stage'], ...kinds: string[][]) => {
    const lines = kinds.map((subtypes) => ({
      stage,
      text: text('cancer'),
      subtypes,
      ...(subtypes[1] && { subtypesJoin: 'and' as const }),
    }));
    const { firstUses } = drugWith('trastuzumab', { labelUses: [{ ...use('CA'), lines }] });
    return firstUses.map((one) => one.isWider);
  };

  it('where it asks for fewer subtypes', () => {
    expect(isWider('advanced', ['her2-positive'])).toEqual([true]);
    expect(isWider('advanced', ['her2-low'], ['her2-positive'])).toEqual([true]);
  });

  it('but not where it asks for the same, for more or for others', () => {
    expect(isWider('advanced', ['her2-positive', 'hr-positive'])).toEqual([false]);
    expect(isWider('advanced', ['her2-positive', 'hr-positive', 'brca-mutation'])).toEqual([false]);
    expect(isWider('advanced', ['her2-low'])).toEqual([false]);
  });

  it('and not where it is for cancer that has not spread alone, of which the base document says nothing', () => {
    expect(isWider('early', ['her2-positive'])).toEqual([false]);
  });

  it('nor where it asks for fewer subtypes in cancer that has not spread alone', () => {
    const whole = use('CA', 'early', 'advanced');
    const [inEarly, inAdvanced] = whole.lines;
    if (!inEarly || !inAdvanced) throw new Error('A use has lost a line');
    inEarly.subtypes = ['her2-positive'];
    Object.assign(inAdvanced, { subtypes: ['hr-positive', 'her2-positive'], subtypesJoin: 'and' });
    const { firstUses } = drugWith('trastuzumab', { labelUses: [whole] });
    expect(firstUses.map((one) => one.isWider)).toEqual([false]);
  });
});

it('what is said of a class is all said on its card, with each row of chips once', () => {
  const facts = structuredClone(loadFacts());
  const drugClass = facts.classes.find(({ id }) => id === 'taxane');
  if (!drugClass) throw new Error('There is no taxane');
  const ofHormones = (words: string) => ({ ...statement(words, 'early'), subtypes: ['hr-positive'] });
  drugClass.statements = [ofHormones('One.'), ofHormones('Two.'), statement('Three.', 'early')];
  const entry = buildGlossary(facts).entry('class:taxane');
  if (entry?.kind !== 'class') throw new Error('The taxanes are no class');
  expect(entry.statements.map((one) => [one.text.en, one.isAtFirst, one.alternatives.length])).toEqual([
    ['One.', true, 1],
    ['Two.', true, 0],
    ['Three.', true, 0],
  ]);
});

it('what has ended has no kinds of cancer to be shown as chips', () => {
  const ended = { ...use('US', 'advanced'), state: 'withdrawn' as const };
  ended.lines = [{ stage: 'advanced', text: text('cancer'), subtypes: ['her2-positive'] }];
  const { firstUses, labelUses } = drugWith('letrozole', { labelUses: [ended] });
  expect([...firstUses, ...labelUses].map((one) => one.alternatives)).toEqual([[], []]);
});

it('at first look a row of chips that stands above is not repeated, be it of a label or of a statement', () => {
  const ofHormones = (words: string, stage: Line['stage']) => ({
    ...statement(words, stage),
    subtypes: ['hr-positive'],
  });
  const statements = [ofHormones('Early.', 'early'), ofHormones('Spread.', 'advanced')];
  const drug = drugWith('goserelin', { statements });
  expect(first(drug)).toEqual(['Early.', 'Spread.']);
  expect(drug.statements.map((one) => one.alternatives.length)).toEqual([1, 0]);
});

it('statements on cancer that has not spread come before the others of the same region', () => {
  const inUS = { region: 'US' as const };
  const statements = [
    { ...statement('US, spread.', 'advanced'), ...inUS },
    statement('Spread.', 'advanced'),
    { ...statement('US, early.', 'early', 'advanced'), ...inUS },
    statement('Early.', 'early'),
  ];
  const order = drugWith('letrozole', { statements }).statements.map((one) => one.text.en);
  expect(order).toEqual(['Early.', 'Spread.', 'US, early.', 'US, spread.']);
});

import { type Language, type SettingsKey, settingsText } from '@/lib/locales';
import type { Settings } from '@/lib/settings';
import { Boxes, Segments, Select, Toggle } from './controls';
import { Setting } from './Setting';

interface ChoicesProps {
  language: Language;
  settings: Settings;
  /** Changes one field. */
  set<Name extends keyof Settings>(name: Name, value: Settings[Name]): void;
}

const REGIONS: Record<Settings['region'], SettingsKey> = {
  auto: 'auto',
  CA: 'CA',
  US: 'US',
  EU: 'EU',
};
const LANGUAGES: Record<Settings['language'], SettingsKey> = { auto: 'auto', en: 'en', fr: 'fr' };
const RESTS: Record<Settings['rest'], SettingsKey> = { short: 'short', usual: 'usual', long: 'long' };
const SIZES: Record<Settings['cardTextSize'], SettingsKey> = {
  usual: 'usual',
  large: 'large',
  larger: 'larger',
};

/** Whether names are marked at all, and on which sites. */
export function WhereChoices({ language, settings, set }: ChoicesProps) {
  const { everywhere, mode } = settings;
  const detail = mode === 'only' ? settingsText(language, 'marksOnly') : settingsText(language, 'marksOn');
  return (
    <>
      <Setting
        name={settingsText(language, 'marks')}
        detail={everywhere ? detail : settingsText(language, 'marksOff')}
      >
        {(labels) => <Toggle labels={labels} on={everywhere} onChange={(on) => set('everywhere', on)} />}
      </Setting>
      <Setting name={settingsText(language, 'mode')} detail={settingsText(language, 'modeDetail')} isWide>
        {(labels) => (
          <Boxes
            labels={labels}
            chosen={mode}
            onChange={(value) => set('mode', value)}
            options={[
              {
                value: 'everywhere',
                label: settingsText(language, 'modeEverywhere'),
                detail: settingsText(language, 'modeEverywhereDetail'),
              },
              {
                value: 'only',
                label: settingsText(language, 'modeOnly'),
                detail: settingsText(language, 'modeOnlyDetail'),
              },
            ]}
          />
        )}
      </Setting>
    </>
  );
}

/** Which names are marked, and how. The examples are in `samp`, which the reader of the page leaves alone. */
export function MarkChoices({ language, settings, set }: ChoicesProps) {
  const { mentions, markStyle, classNames } = settings;
  return (
    <>
      <Setting
        name={settingsText(language, 'mentions')}
        detail={settingsText(language, 'mentionsDetail')}
        isWide
      >
        {(labels) => (
          <Boxes
            labels={labels}
            chosen={mentions}
            onChange={(value) => set('mentions', value)}
            options={[
              {
                value: 'auto',
                label: settingsText(language, 'mentionsAuto'),
                detail: settingsText(language, 'mentionsAutoDetail'),
              },
              {
                value: 'every',
                label: settingsText(language, 'mentionsEvery'),
                detail: settingsText(language, 'mentionsEveryDetail'),
                example: <Repeated name={settingsText(language, 'exampleName')} second="marked" />,
              },
              {
                value: 'first-in-paragraph',
                label: settingsText(language, 'mentionsFirst'),
                detail: settingsText(language, 'mentionsFirstDetail'),
                example: <Repeated name={settingsText(language, 'exampleName')} second="plain" />,
              },
            ]}
          />
        )}
      </Setting>
      <Setting
        name={settingsText(language, 'markStyle')}
        detail={settingsText(language, 'markStyleDetail')}
        isWide
      >
        {(labels) => (
          <Boxes
            labels={labels}
            chosen={markStyle}
            onChange={(value) => set('markStyle', value)}
            options={[
              {
                value: 'quiet',
                label: settingsText(language, 'quiet'),
                example: <samp class="marked">palbociclib</samp>,
              },
              {
                value: 'clear',
                label: settingsText(language, 'clear'),
                example: <samp class="marked clear">palbociclib</samp>,
              },
            ]}
          />
        )}
      </Setting>
      <Setting
        name={settingsText(language, 'classNames')}
        detail={settingsText(language, 'classNamesDetail')}
      >
        {(labels) => <Toggle labels={labels} on={classNames} onChange={(on) => set('classNames', on)} />}
      </Setting>
    </>
  );
}

function Repeated({ name, second }: { name: string; second: 'marked' | 'plain' }) {
  return (
    <samp>
      <span class="marked">{name}</span> … <span class={second}>{name}</span>
    </samp>
  );
}

/** How cards open and look. */
export function CardChoices({ language, settings, set }: ChoicesProps) {
  const { openOn, rest, cardTextSize } = settings;
  return (
    <>
      <Setting name={settingsText(language, 'openOn')} detail={settingsText(language, 'openOnDetail')}>
        {(labels) => (
          <Segments
            labels={labels}
            chosen={openOn}
            onChange={(value) => set('openOn', value)}
            options={[
              { value: 'rest', label: settingsText(language, 'onRest') },
              { value: 'click', label: settingsText(language, 'onClick') },
            ]}
          />
        )}
      </Setting>
      <Setting name={settingsText(language, 'rest')} detail={settingsText(language, 'restDetail')}>
        {(labels) => (
          <Segments
            labels={labels}
            chosen={rest}
            disabled={openOn === 'click'}
            onChange={(value) => set('rest', value)}
            options={optionsOf(language, RESTS)}
          />
        )}
      </Setting>
      <Setting
        name={settingsText(language, 'cardTextSize')}
        detail={settingsText(language, 'cardTextSizeDetail')}
      >
        {(labels) => (
          <Segments
            labels={labels}
            chosen={cardTextSize}
            onChange={(value) => set('cardTextSize', value)}
            options={optionsOf(language, SIZES)}
          />
        )}
      </Setting>
    </>
  );
}

/** Whose facts come first, and in which language. */
export function LanguageChoices({ language, settings, set }: ChoicesProps) {
  return (
    <>
      <Setting name={settingsText(language, 'region')} detail={settingsText(language, 'regionDetail')}>
        {(labels) => (
          <Select
            labels={labels}
            chosen={settings.region}
            onChange={(value) => set('region', value)}
            options={optionsOf(language, REGIONS)}
          />
        )}
      </Setting>
      <Setting name={settingsText(language, 'language')} detail={settingsText(language, 'languageDetail')}>
        {(labels) => (
          <Select
            labels={labels}
            chosen={settings.language}
            onChange={(value) => set('language', value)}
            options={optionsOf(language, LANGUAGES)}
          />
        )}
      </Setting>
    </>
  );
}

function optionsOf<Value extends string>(language: Language, labels: Record<Value, SettingsKey>) {
  return Object.entries<SettingsKey>(labels).map(([value, key]) => ({
    value: value as Value,
    label: settingsText(language, key),
  }));
}

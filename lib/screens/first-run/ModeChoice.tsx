import { useState } from 'preact/hooks';
import { type Language, welcomeText } from '@/lib/locales';
import type { Settings } from '@/lib/settings';

type Mode = Settings['mode'];

export interface ModeChoiceProps {
  /** What counts now. */
  mode: Mode;
  /** Rejects when the choice cannot be saved. */
  onMode(mode: Mode): Promise<unknown>;
}

/** The one choice that is better made at once: where names are marked. It is saved as soon as it is made. */
export function ModeChoice({ language, mode, onMode }: { language: Language } & ModeChoiceProps) {
  const [chosen, setChosen] = useState(mode);
  const [hasFailed, setFailed] = useState(false);

  async function choose(wanted: Mode): Promise<void> {
    setChosen(wanted);
    try {
      await onMode(wanted);
      setFailed(false);
    } catch {
      setChosen(chosen);
      setFailed(true);
    }
  }

  return (
    <fieldset class="mode">
      <legend>{welcomeText(language, 'where')}</legend>
      <Choice
        label={welcomeText(language, 'modeEverywhere')}
        details={welcomeText(language, 'modeEverywhereHow')}
        isChosen={chosen === 'everywhere'}
        onChoose={() => void choose('everywhere')}
      />
      <Choice
        label={welcomeText(language, 'modeOnly')}
        details={welcomeText(language, 'modeOnlyHow')}
        isChosen={chosen === 'only'}
        onChoose={() => void choose('only')}
      />
      <p role="alert">{hasFailed && welcomeText(language, 'notSaved')}</p>
    </fieldset>
  );
}

function Choice({
  label,
  details,
  isChosen,
  onChoose,
}: {
  label: string;
  details: string;
  isChosen: boolean;
  onChoose(): void;
}) {
  return (
    <label>
      <input type="radio" name="mode" checked={isChosen} onChange={onChoose} />
      <span>
        {label}
        <small>{details}</small>
      </span>
    </label>
  );
}

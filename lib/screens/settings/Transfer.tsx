import { useRef, useState } from 'preact/hooks';
import { type Language, type SettingsKey, settingsText } from '@/lib/locales';
import {
  exportText,
  type ImportPlan,
  type ImportProblem,
  MAX_SITES,
  mergeImport,
  planImport,
  type Settings,
  undoImport,
} from '@/lib/settings';
import { saveAs } from '../save-as';
import { ChangeList } from './ChangeList';
import { Setting } from './Setting';
import type { SettingsView } from './use-settings';

const PROBLEMS: Record<ImportProblem['kind'], SettingsKey> = {
  notJson: 'notJson',
  notSettings: 'notSettings',
  newerFile: 'newerFile',
  tooLarge: 'tooLarge',
  tooManySites: 'tooManySites',
  wrongValue: 'wrongValue',
  unknownSetting: 'unknownSetting',
};

const FILE_NAME = 'breast-cancer-drug-glossary-settings.json';

type State =
  | { kind: 'idle'; said?: string }
  | { kind: 'refused'; problem: string }
  | { kind: 'planned'; plan: ImportPlan }
  | { kind: 'applied'; before: Settings; after: Settings };

/** Saves the settings as a file, and takes them from one: shown first, applied then, undone with one press. */
export function Transfer({
  language,
  settings,
  change,
}: {
  language: Language;
  settings: Settings;
  change: SettingsView['change'];
}) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const isApplying = useRef(false);

  async function open(file: File): Promise<void> {
    try {
      const { plan, problem } = await planImport(settings, file);
      if (plan) setState({ kind: 'planned', plan });
      else setState({ kind: 'refused', problem: problemText(language, file.name, problem) });
    } catch {
      setState({ kind: 'refused', problem: settingsText(language, 'fileUnreadable', { file: file.name }) });
    }
  }

  async function apply({ imported }: ImportPlan): Promise<void> {
    // A second press would find all as in the file, and there would be nothing to undo.
    if (isApplying.current) return;
    isApplying.current = true;
    let before = settings;
    let after = settings;
    const isSaved = await change((now) => {
      before = now;
      after = mergeImport(now, imported);
      return after;
    });
    isApplying.current = false;
    if (isSaved) setState({ kind: 'applied', before, after });
  }

  async function undo(before: Settings, after: Settings): Promise<void> {
    if (await change((now) => undoImport(before, after, now))) {
      setState({ kind: 'idle', said: settingsText(language, 'undone') });
    }
  }

  return (
    <Setting name={settingsText(language, 'file')} detail={settingsText(language, 'fileDetail')} isWide>
      <div class="buttons">
        <button
          type="button"
          class="button"
          onClick={() => {
            saveAs(FILE_NAME, new Blob([exportText(settings)], { type: 'application/json' }));
            setState({ kind: 'idle', said: settingsText(language, 'exported') });
          }}
        >
          {settingsText(language, 'export')}
        </button>
        <FileButton label={settingsText(language, 'import')} onFile={(file) => void open(file)} />
      </div>
      <div role="status">
        {state.kind === 'idle' && state.said && <p class="said">{state.said}</p>}
        {state.kind === 'applied' && (
          <p class="said">
            {settingsText(language, 'applied')}{' '}
            <button type="button" class="button" onClick={() => void undo(state.before, state.after)}>
              {settingsText(language, 'undo')}
            </button>
          </p>
        )}
        {state.kind === 'planned' && (
          <div class="preview">
            <ChangeList language={language} changes={state.plan.changes} />
            <div class="buttons">
              {state.plan.changes.length > 0 && (
                <button type="button" class="button primary" onClick={() => void apply(state.plan)}>
                  {settingsText(language, 'apply')}
                </button>
              )}
              <button type="button" class="button" onClick={() => setState({ kind: 'idle' })}>
                {settingsText(language, 'cancel')}
              </button>
            </div>
          </div>
        )}
      </div>
      <p class="problem" role="alert">
        {state.kind === 'refused' && state.problem}
      </p>
    </Setting>
  );
}

/** A button that lets the reader choose a file. */
function FileButton({ label, onFile }: { label: string; onFile(file: File): void }) {
  return (
    <label class="button file">
      {label}
      <input
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file may be chosen again when it has been mended.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

function problemText(language: Language, file: string, problem: ImportProblem): string {
  return settingsText(language, PROBLEMS[problem.kind], {
    file: file.slice(0, 80),
    most: MAX_SITES.toLocaleString(language),
    ...('count' in problem && { count: problem.count.toLocaleString(language) }),
    ...('place' in problem && { place: problem.place }),
  });
}

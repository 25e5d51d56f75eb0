import { useEffect, useState } from 'preact/hooks';
import { type Language, type SettingsKey, settingsText } from '@/lib/locales';
import type { Settings, SyncProblem } from '@/lib/settings';
import { Toggle } from './controls';
import { Setting } from './Setting';

const PROBLEMS: Record<SyncProblem, SettingsKey> = { full: 'syncFull', failed: 'syncFailed' };

/** Tells why the last syncing has not reached the other devices, and each change of that, until the signal ends it. */
export type WatchSync = (show: (problem: SyncProblem | null) => void, signal: AbortSignal) => void;

/** Whether the browser's own sync carries the settings to other devices, and what prevents it. */
export function Sync({
  language,
  settings,
  watchSync,
  set,
}: {
  language: Language;
  settings: Settings;
  watchSync: WatchSync;
  set(name: 'sync', on: boolean): void;
}) {
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  useEffect(() => {
    const end = new AbortController();
    watchSync(setProblem, end.signal);
    return () => end.abort();
  }, [watchSync]);

  const { sync } = settings;
  return (
    <>
      <Setting
        name={settingsText(language, 'sync')}
        detail={sync ? settingsText(language, 'syncOn') : settingsText(language, 'syncDetail')}
      >
        {(labels) => <Toggle labels={labels} on={sync} onChange={(on) => set('sync', on)} />}
      </Setting>
      <div role="alert">
        {sync && problem && <p class="notice">{settingsText(language, PROBLEMS[problem])}</p>}
      </div>
    </>
  );
}

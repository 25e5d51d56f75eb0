import { useEffect, useState } from 'preact/hooks';
import { type Language, settingsText } from '@/lib/locales';
import { Setting } from './Setting';

/** A command of the extension, as the browser keeps it. */
export interface Command {
  /** In the language of the browser. */
  description: string;
  /** Empty where the command has no key. */
  shortcut: string;
}

/** What the page can do about keys; null where the browser has none, as on a phone. */
export interface KeyActions {
  commands(): Promise<readonly Command[]>;
  /** Opens the browser's own page of keys; null where an extension may not. */
  openPage: (() => Promise<void>) | null;
}

/** The keys of the extension, and the way to the browser's page that changes them. */
export function Keys({ language, keys }: { language: Language; keys: KeyActions }) {
  const [commands, setCommands] = useState<readonly Command[]>([]);
  const [openPage, setOpenPage] = useState(() => keys.openPage);

  useEffect(() => {
    const read = () => void keys.commands().then(setCommands, () => undefined);
    read();
    // The reader comes back from the browser's page.
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, [keys]);

  return (
    <Setting name={settingsText(language, 'keys')} detail={settingsText(language, 'keysDetail')} isWide>
      <dl class="keys">
        {commands.map(({ description, shortcut }) => (
          <div key={description}>
            <dt>{description}</dt>
            <dd>{shortcut === '' ? settingsText(language, 'noKey') : <kbd>{shortcut}</kbd>}</dd>
          </div>
        ))}
      </dl>
      {openPage ? (
        <button type="button" class="button" onClick={() => void openPage().catch(() => setOpenPage(null))}>
          {settingsText(language, 'changeKeys')}
        </button>
      ) : (
        <p class="none">{settingsText(language, 'keysInFirefox')}</p>
      )}
    </Setting>
  );
}

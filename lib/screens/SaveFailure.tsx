import { type Language, settingsText } from '@/lib/locales';

/** Says why a change of the settings could not be saved. @param failure what the browser says, or null where nothing failed */
export function SaveFailure({ language, failure }: { language: Language; failure: string | null }) {
  return (
    <div role="alert">
      {failure !== null && (
        <div class="notice">
          {/quota/i.test(failure)
            ? settingsText(language, 'storageFull')
            : settingsText(language, 'notSaved')}
          <details>
            <summary>{settingsText(language, 'details')}</summary>
            {failure}
          </details>
        </div>
      )}
    </div>
  );
}

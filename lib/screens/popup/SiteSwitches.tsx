import { type Language, popupText } from '@/lib/locales';
import { isOn, LOCAL_FILES, ruleFor } from '@/lib/settings';
import type { TabActions, TabView } from '@/lib/tabs';
import { Switch } from './Switch';

/** The switch for this site, by name, and the one for everywhere; and what went wrong with the settings. */
export function SiteSwitches({
  language,
  view,
  actions,
}: {
  language: Language;
  view: TabView;
  actions: TabActions;
}) {
  const { state, saved, isPrivate, failure } = view;
  if (!saved) return null;
  const { settings, damaged } = saved;
  const site = 'site' in state ? state.site : null;
  const rule = site === null ? null : ruleFor(settings, site);
  return (
    <section class="switches">
      {state.kind === 'restricted' && (
        <button type="button" class="allow" onClick={() => void actions.allow(state.origin)}>
          {state.site === null
            ? popupText(language, 'allowAll')
            : popupText(language, 'allow', { site: state.site })}
        </button>
      )}
      {site !== null && (
        <Switch
          label={popupText(language, 'switchSite')}
          detail={siteDetail(language, site, rule)}
          on={isOn(settings, site)}
          disabled={!settings.everywhere}
          onChange={(on) => void actions.setSite(site, on)}
        />
      )}
      <Switch
        label={popupText(language, 'switchEverywhere')}
        on={settings.everywhere}
        isQuiet={settings.everywhere && site !== null}
        onChange={(on) => void actions.setEverywhere(on)}
      />
      {isPrivate && <p class="note">{popupText(language, 'privateNote')}</p>}
      {damaged.length > 0 && (
        <p class="problem" role="alert">
          {popupText(language, 'damaged')}
        </p>
      )}
      {failure && (
        <div class="problem" role="alert">
          {popupText(language, 'notSaved')} {/quota/i.test(failure) && popupText(language, 'storageFull')}
          <details>
            <summary>{popupText(language, 'details')}</summary>
            {failure}
          </details>
        </div>
      )}
    </section>
  );
}

function siteDetail(language: Language, site: string, rule: string | null): string {
  if (rule !== null && rule !== site) return popupText(language, 'switchParent', { rule });
  return site === LOCAL_FILES
    ? popupText(language, 'localFiles')
    : popupText(language, 'switchSiteDetail', { site });
}

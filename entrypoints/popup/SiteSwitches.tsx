import { isOn, LOCAL_FILES, ruleFor } from '@/lib/settings';
import { Switch } from './Switch';
import { popupText } from './texts';
import type { TabView } from './use-tab-state';

/** The switch for this site, by name, and the one for everywhere; and what went wrong with the settings. */
export function SiteSwitches({ tab }: { tab: TabView }) {
  const { state, saved } = tab;
  if (!saved) return null;
  const { settings, damaged } = saved;
  const site = 'site' in state ? state.site : null;
  const rule = site === null ? null : ruleFor(settings, site);
  return (
    <section class="switches">
      {state.kind === 'restricted' && (
        <button type="button" class="allow" onClick={() => tab.allow(state.origin)}>
          {state.site === null ? popupText('allowAll') : popupText('allow', { site: state.site })}
        </button>
      )}
      {site !== null && (
        <Switch
          label={popupText('switchSite', { site: siteName(site) })}
          detail={siteDetail(site, rule)}
          on={isOn(settings, site)}
          disabled={!settings.everywhere}
          onChange={(on) => tab.setSite(site, on)}
        />
      )}
      <Switch
        label={popupText('switchEverywhere')}
        detail={settings.everywhere ? '' : popupText('everywhereOff')}
        on={settings.everywhere}
        onChange={tab.setEverywhere}
      />
      {tab.isPrivate && <p class="note">{popupText('privateNote')}</p>}
      {damaged.length > 0 && (
        <p class="problem" role="alert">
          {popupText('damaged')}
        </p>
      )}
      {tab.failure && (
        <p class="problem" role="alert">
          {popupText('notSaved', { reason: tab.failure })}
        </p>
      )}
    </section>
  );
}

function siteName(site: string): string {
  return site === LOCAL_FILES ? popupText('localFiles') : site;
}

function siteDetail(site: string, rule: string | null): string {
  if (rule !== null && rule !== site) return popupText('switchParent', { rule });
  return site === LOCAL_FILES ? '' : popupText('switchSiteDetail');
}

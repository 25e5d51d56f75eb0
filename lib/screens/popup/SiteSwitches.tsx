import { i18n } from '#i18n';
import { isOn, LOCAL_FILES, ruleFor } from '@/lib/settings';
import { Switch } from './Switch';
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
          {state.site === null ? i18n.t('popup.allowAll') : i18n.t('popup.allow', { site: state.site })}
        </button>
      )}
      {site !== null && (
        <Switch
          label={i18n.t('popup.switchSite', { site: siteName(site) })}
          detail={siteDetail(site, rule)}
          on={isOn(settings, site)}
          disabled={!settings.everywhere}
          onChange={(on) => tab.setSite(site, on)}
        />
      )}
      <Switch
        label={i18n.t('popup.switchEverywhere')}
        on={settings.everywhere}
        onChange={tab.setEverywhere}
      />
      {tab.isPrivate && <p class="note">{i18n.t('popup.privateNote')}</p>}
      {damaged.length > 0 && (
        <p class="problem" role="alert">
          {i18n.t('popup.damaged')}
        </p>
      )}
      {tab.failure && (
        <p class="problem" role="alert">
          {i18n.t('popup.notSaved', { reason: tab.failure })}
        </p>
      )}
    </section>
  );
}

function siteName(site: string): string {
  return site === LOCAL_FILES ? i18n.t('popup.localFiles') : site;
}

function siteDetail(site: string, rule: string | null): string {
  if (rule !== null && rule !== site) return i18n.t('popup.switchParent', { rule });
  return site === LOCAL_FILES ? '' : i18n.t('popup.switchSiteDetail');
}

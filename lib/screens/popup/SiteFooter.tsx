import { type Language, popupText } from '@/lib/locales';
import { ALONE, isOn, LOCAL_FILES, ruleFor, type Settings } from '@/lib/settings';
import type { TabActions, TabState, TabView } from '@/lib/tabs';
import { Panel } from './StatePanel';
import { Switch } from './Switch';

/** The one switch, for this site, by name; and what went wrong with the settings. */
export function SiteFooter({
  language,
  view: { state, saved, rule, isPrivate, failure },
  actions,
}: {
  language: Language;
  view: TabView;
  actions: TabActions;
}) {
  if (!saved) return null;
  const { settings, damaged } = saved;
  // While marks are off everywhere, the state above says so, and a switch for one site would do nothing.
  const site = settings.everywhere ? markedSite(state) : null;
  const isFull = /quota/i.test(failure ?? '');
  if (site === null && !isPrivate && damaged.length === 0 && failure === null) return null;
  return (
    <section class="switches">
      {site !== null && rule !== null && (
        <Switch
          label={popupText(language, 'switchSite')}
          detail={siteDetail(language, site, rule, settings)}
          on={isOn(settings, site)}
          onChange={(on) => void actions.setSite(rule, on)}
        />
      )}
      {isPrivate && <p class="note">{popupText(language, 'privateNote')}</p>}
      {damaged.length > 0 && (
        <Panel heading={popupText(language, 'damagedHeading')} isAlert>
          <p>{popupText(language, 'damaged')}</p>
        </Panel>
      )}
      {failure !== null && (
        <Panel heading={popupText(language, 'notSavedHeading')} isAlert>
          <p>{popupText(language, isFull ? 'storageFull' : 'notSaved')}</p>
          <details>
            <summary>{popupText(language, 'details')}</summary>
            {failure}
          </details>
        </Panel>
      )}
    </section>
  );
}

/** The site of a page whose names can be marked, or may be once it answers. */
function markedSite(state: TabState): string | null {
  const canBeMarked = ['loading', 'not-injected', 'injected'].includes(state.kind);
  return canBeMarked && 'site' in state ? state.site : null;
}

/** What the switch is about: the site, the rule that decides for it, and the mode. */
function siteDetail(language: Language, site: string, newRule: string, settings: Settings): string {
  const rule = ruleFor(settings, site);
  const isOnly = settings.mode === 'only';
  if (rule !== null && rule !== newRule) {
    return popupText(language, isOnly ? 'switchOnlyParent' : 'switchParent', { rule });
  }
  const named = newRule.startsWith(ALONE) ? site : siteName(language, site);
  return isOnly ? popupText(language, 'switchOnly', { site: named }) : named;
}

function siteName(language: Language, site: string): string {
  if (site === LOCAL_FILES) return popupText(language, 'localFiles');
  return hasSubdomains(site) ? popupText(language, 'switchSiteDetail', { site }) : site;
}

/** An address of numbers has none, and a rule for a name of one label covers that host alone. */
function hasSubdomains(host: string): boolean {
  return host.includes('.') && !/^[\d.]+$/.test(host);
}

import type { ComponentChildren } from 'preact';
import { type Language, popupText } from '@/lib/locales';
import type { Settings } from '@/lib/settings';
import type { TabActions, TabState } from '@/lib/tabs';

/** What a panel says of a state without names: a heading, one or two sentences, and what the reader can do about it. */
interface PanelTexts {
  heading: string;
  text: string;
  button?: { label: string; press(actions: TabActions): Promise<void> };
}

/** Why there is nothing to list. */
export function StatePanel({
  language,
  state,
  settings,
  actions,
}: {
  language: Language;
  state: TabState;
  settings: Pick<Settings, 'everywhere' | 'mode'> | undefined;
  actions: TabActions | null;
}) {
  if (state.kind === 'loading' || (state.kind === 'injected' && state.isAsking)) {
    return <p class="loading">{popupText(language, 'loading')}</p>;
  }
  const { heading, text, button } = panelFor(state, settings, language);
  return (
    <Panel heading={heading}>
      <p>{text}</p>
      {button && actions && (
        <button
          type="button"
          class="act"
          onClick={({ currentTarget }) => void pressed(currentTarget, () => button.press(actions))}
        >
          {button.label}
        </button>
      )}
    </Panel>
  );
}

/** Where it has done its work, the button is gone with its state: the field takes the focus that it had. */
async function pressed(button: HTMLElement, press: () => Promise<void>): Promise<void> {
  await press();
  await new Promise(requestAnimationFrame);
  if (!button.isConnected && document.activeElement === document.body)
    document.querySelector('input')?.focus();
}

/** One sunk panel, for a state or for what went wrong. */
export function Panel({
  heading,
  isAlert = false,
  children,
}: {
  heading: string;
  /** It came while the popup was open, and a screen reader says so. */
  isAlert?: boolean;
  children: ComponentChildren;
}) {
  return (
    <div class="state" role={isAlert ? 'alert' : undefined}>
      <h2>{heading}</h2>
      {children}
    </div>
  );
}

function panelFor(
  state: Exclude<TabState, { kind: 'loading' }>,
  settings: Pick<Settings, 'everywhere' | 'mode'> | undefined,
  language: Language,
): PanelTexts {
  switch (state.kind) {
    case 'no-site': {
      const { isOfBrowser, pdf } = state;
      const heading = popupText(language, isOfBrowser ? 'noSiteHeading' : 'noAddressHeading');
      const text = popupText(language, isOfBrowser ? 'noSite' : 'noAddress');
      if (pdf === undefined) return { heading, text };
      return {
        heading,
        text: `${text} ${popupText(language, pdf === null ? 'maybeFile' : 'maybePdf')}`,
        button: {
          label: popupText(language, pdf === null ? 'pdfChoose' : 'readPdf'),
          press: (actions) => actions.readPdf(pdf),
        },
      };
    }
    case 'restricted':
      return restricted(state, language);
    case 'pdf':
      return {
        heading: popupText(language, 'pdfHeading'),
        text: popupText(language, state.address === null ? 'pdfPart' : 'pdf'),
        button: {
          label: popupText(language, state.address === null ? 'pdfChoose' : 'readPdf'),
          press: (actions) => actions.readPdf(state.address),
        },
      };
    case 'not-injected':
      return {
        heading: popupText(language, 'notInjectedHeading'),
        text: popupText(language, 'notInjected'),
        button: { label: popupText(language, 'reload'), press: (actions) => actions.reload() },
      };
    case 'injected':
      if (settings && !settings.everywhere) return everywhereOff(language);
      if (state.on) {
        return { heading: popupText(language, 'noNamesHeading'), text: popupText(language, 'noNames') };
      }
      return {
        heading: popupText(language, 'siteOffHeading'),
        text: popupText(language, settings?.mode === 'only' ? 'notChosen' : 'siteOff'),
      };
  }
}

function restricted(
  { site, origin }: Extract<TabState, { kind: 'restricted' }>,
  language: Language,
): PanelTexts {
  const press = (actions: TabActions) => actions.allow(origin);
  if (site === null) {
    return {
      heading: popupText(language, 'restrictedUnknownHeading'),
      text: popupText(language, 'restrictedUnknown'),
      button: { label: popupText(language, 'allowAll'), press },
    };
  }
  return {
    heading: popupText(language, 'restrictedHeading'),
    text: popupText(language, 'restricted', { site }),
    button: { label: popupText(language, 'allow', { site }), press },
  };
}

function everywhereOff(language: Language): PanelTexts {
  return {
    heading: popupText(language, 'everywhereOffHeading'),
    text: popupText(language, 'everywhereOff'),
    button: {
      label: popupText(language, 'turnOnEverywhere'),
      press: (actions) => actions.setEverywhere(true),
    },
  };
}

import { type Language, privacyText } from '@/lib/locales';
import { Page } from '../page/Page';

/** What the extension reads, keeps and tells nobody: the privacy policy that stores ask for. */
export function PrivacyPage({ language }: { language: Language }) {
  return (
    <Page current="privacy" language={language}>
      <article class="privacy">
        <h1>{privacyText(language, 'heading')}</h1>
        <p class="lead">{privacyText(language, 'lead')}</p>
        <Part heading={privacyText(language, 'nothing')} text={privacyText(language, 'nothingText')} />
        <Part heading={privacyText(language, 'reads')} text={privacyText(language, 'readsText')} />
        <Part heading={privacyText(language, 'keeps')} text={privacyText(language, 'keepsText')} />
        <Part heading={privacyText(language, 'search')} text={privacyText(language, 'searchText')} />
        <Part heading={privacyText(language, 'links')} text={privacyText(language, 'linksText')} />
        <Part heading={privacyText(language, 'pages')} text={privacyText(language, 'pagesText')} />
        <Part heading={privacyText(language, 'delete')} text={privacyText(language, 'deleteText')} />
        <Part heading={privacyText(language, 'changes')} text={privacyText(language, 'changesText')} />
      </article>
    </Page>
  );
}

function Part({ heading, text }: { heading: string; text: string }) {
  return (
    <section>
      <h2>{heading}</h2>
      <p>{text}</p>
    </section>
  );
}

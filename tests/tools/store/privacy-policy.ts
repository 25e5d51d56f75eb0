import { type Language, privacyText } from '../../../lib/locales/index.ts';

const PARTS = ['nothing', 'reads', 'keeps', 'search', 'links', 'pages', 'delete', 'changes'] as const;

/** @returns the privacy policy as Markdown, in both languages: the texts of the extension's own page */
export function privacyPolicy(): string {
  return `${(['en', 'fr'] as const).map(inLanguage).join('\n\n')}\n`;
}

function inLanguage(language: Language): string {
  const parts = PARTS.flatMap((part) => [
    `## ${privacyText(language, part)}`,
    privacyText(language, `${part}Text`),
  ]);
  return [`# ${privacyText(language, 'title')}`, privacyText(language, 'lead'), ...parts].join('\n\n');
}

import type { Language } from '@/lib/glossary';
import { glossaryText } from '@/lib/locales';

/** What the signs of the table mean. A screen reader has that said at each sign. */
export function Legend({ language }: { language: Language }) {
  return (
    <ul class="legend" aria-hidden="true">
      <li>
        <i class="sign listed" data-sign="positive" />
        {glossaryText(language, 'legendListed')}
      </li>
      <li>
        <i class="sign approved" data-sign="positive" />
        {glossaryText(language, 'legendApproved')}
      </li>
      <li>
        <i class="sign mentioned" data-sign="positive" />
        {glossaryText(language, 'legendMentioned')}
      </li>
      <li>
        <i class="sign listed" data-sign="negative" />
        {glossaryText(language, 'legendNegative')}
      </li>
      <li>
        <span class="joined">
          <i class="sign listed" data-sign="positive" />
          <i class="sign listed" data-sign="positive" />
        </span>
        {glossaryText(language, 'legendJoined')}
      </li>
    </ul>
  );
}

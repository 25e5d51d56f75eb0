import { useEffect, useRef } from 'preact/hooks';
import { type Language, pdfText } from '@/lib/locales';

/** Asks for the password of an encrypted document. */
export function PasswordForm({
  language,
  isWrong,
  onAnswer,
}: {
  language: Language;
  isWrong: boolean;
  onAnswer(password: string): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="pdf-message"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(field.current?.value ?? '');
        // If it is wrong, what is typed next replaces it.
        field.current?.select();
      }}
    >
      <h1>{pdfText(language, 'passwordHeading')}</h1>
      <p id="password-how">{pdfText(language, 'passwordHow')}</p>
      <label>
        {pdfText(language, 'password')}
        <input ref={field} type="password" autocomplete="off" aria-describedby="password-how" />
      </label>
      <p role="alert">{isWrong ? pdfText(language, 'passwordWrong') : ''}</p>
      <button type="submit" class="button main">
        {pdfText(language, 'passwordOpen')}
      </button>
    </form>
  );
}

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { cardText, type Language } from '@/lib/locales';

/** The row below the uses of a card: what opens the rest in place, and the options of the card; then the rest. */
export function Disclosure({
  language,
  options,
  isHeldOpen = false,
  children,
}: {
  language: Language;
  options: ComponentChildren;
  /** It is open whatever the reader has pressed: on paper nothing can be opened. */
  isHeldOpen?: boolean | undefined;
  /** Made when it is opened first. */
  children: () => ComponentChildren;
}) {
  const [pressed, setOpen] = useState(false);
  const open = pressed || isHeldOpen;
  const id = useId();
  return (
    <>
      <div class="acts">
        <button
          type="button"
          class="more"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {cardText(language, 'details')}
        </button>
        {options}
      </div>
      <div id={id} class="details" hidden={!open}>
        {open && children()}
      </div>
    </>
  );
}

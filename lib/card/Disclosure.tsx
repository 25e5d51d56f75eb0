import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { cardText, type Language } from '@/lib/locales';

/** The row below the uses of a card: what opens the rest in place, and the options of the card; then the rest. */
export function Disclosure({
  language,
  options,
  children,
}: {
  language: Language;
  options: ComponentChildren;
  /** Made when it is opened first. */
  children: () => ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
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

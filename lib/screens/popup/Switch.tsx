import { useId } from 'preact/hooks';

/** An on/off switch with its label and, if there is one, a line of detail. */
export function Switch({
  label,
  detail = '',
  on,
  disabled = false,
  isQuiet = false,
  onChange,
}: {
  label: string;
  detail?: string;
  on: boolean;
  disabled?: boolean;
  /** Small, for a choice that few make. */
  isQuiet?: boolean;
  onChange(on: boolean): void;
}) {
  const id = useId();
  return (
    <div class={isQuiet ? 'switch quiet' : 'switch'}>
      <label for={id}>
        {label}
        {detail && <span class="detail">{detail}</span>}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

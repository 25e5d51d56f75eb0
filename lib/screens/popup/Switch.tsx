import { useId } from 'preact/hooks';

/** An on/off switch with its label and, if there is one, a line of detail. */
export function Switch({
  label,
  detail = '',
  on,
  onChange,
}: {
  label: string;
  detail?: string;
  on: boolean;
  onChange(on: boolean): void;
}) {
  const id = useId();
  return (
    <div class="switch">
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
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

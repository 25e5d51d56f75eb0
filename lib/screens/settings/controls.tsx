import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ControlLabels } from './Setting';

/** An on/off switch, which its setting names. */
export function Toggle({
  labels,
  on,
  onChange,
}: {
  labels: ControlLabels;
  on: boolean;
  onChange(on: boolean): void;
}) {
  return (
    <span class="switch">
      <input
        {...labels}
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </span>
  );
}

export interface Option<Value> {
  value: Value;
  label: string;
  /** In small letters below the label. */
  detail?: string;
  /** How it looks, for the eye alone. */
  example?: ComponentChildren;
}

interface ChoiceProps<Value> {
  labels: ControlLabels;
  options: readonly Option<Value>[];
  chosen: Value;
  disabled?: boolean;
  onChange(value: Value): void;
}

/** One of a few values, side by side. */
export function Segments<Value extends string>(props: ChoiceProps<Value>) {
  return <Radios {...props} variant="segments" />;
}

/** One of a few values, each in a box with what it means. */
export function Boxes<Value extends string>(props: ChoiceProps<Value>) {
  return <Radios {...props} variant="boxes" />;
}

function Radios<Value extends string>({
  labels,
  options,
  chosen,
  disabled = false,
  variant,
  onChange,
}: ChoiceProps<Value> & { variant: 'segments' | 'boxes' }) {
  const name = useId();
  return (
    <div class={variant} role="radiogroup" {...labels}>
      {options.map(({ value, label, detail, example }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            disabled={disabled}
            onChange={() => onChange(value)}
          />
          <span class="label">{label}</span>
          {detail && <small>{detail}</small>}
          {example && (
            <span class="example" aria-hidden="true">
              {example}
            </span>
          )}
        </label>
      ))}
    </div>
  );
}

/** One of several values, in a list that opens. */
export function Select<Value extends string>({ labels, options, chosen, onChange }: ChoiceProps<Value>) {
  return (
    <select
      {...labels}
      value={chosen}
      onChange={({ currentTarget }) => {
        const option = options.find(({ value }) => value === currentTarget.value);
        if (option) onChange(option.value);
      }}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

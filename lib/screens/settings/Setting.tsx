import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What names and describes the control of a setting. */
export interface ControlLabels {
  'aria-labelledby': string;
  'aria-describedby': string;
}

/** One setting: its name, one line that says what it does, and its control, beside it or below. */
export function Setting({
  name,
  detail,
  isWide = false,
  children,
}: {
  name: string;
  detail: string;
  /** Whether the control takes the whole width. */
  isWide?: boolean;
  children: ComponentChildren | ((labels: ControlLabels) => ComponentChildren);
}) {
  const id = useId();
  const labels = { 'aria-labelledby': `${id}-name`, 'aria-describedby': `${id}-detail` };
  return (
    <section class={isWide ? 'setting wide' : 'setting'} aria-labelledby={labels['aria-labelledby']}>
      <h2 id={labels['aria-labelledby']}>{name}</h2>
      <p id={labels['aria-describedby']}>{detail}</p>
      <div class="control">{typeof children === 'function' ? children(labels) : children}</div>
    </section>
  );
}

import { Component } from 'preact';

let count = 0;

/**
 * A component with an id of its own. It is a class because hooks, `useId` among them, are a package of their own: 2.4 kB (gzip,
 * version 11.2.0) in a script that pages wait for.
 */
export abstract class ComponentWithId<Props, State> extends Component<Props, State> {
  /** For an element of the component that others refer to. */
  readonly id = `glossary-${count++}`;
}

/** As the `ref` of an element: gives it the focus once it is there. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

import type { ComponentChildren } from 'preact';
import { ComponentWithId } from './component-with-id';

interface DisclosureProps {
  /** What opens, in the language of the card. */
  label: string;
  /** At the end of the row: what the place of the card adds. */
  end: ComponentChildren;
  /** It is open whatever the reader has pressed: on paper nothing can be opened. */
  isHeldOpen?: boolean | undefined;
  /** Made when it is opened first. */
  children: () => ComponentChildren;
}

/** The row below the uses of a card: what opens the rest in place, and what the place of the card adds; then the rest. */
export class Disclosure extends ComponentWithId<DisclosureProps, { isPressed: boolean }> {
  override state = { isPressed: false };

  render() {
    const { label, end, isHeldOpen = false, children } = this.props;
    const { id } = this;
    const { isPressed } = this.state;
    const open = isPressed || isHeldOpen;
    return (
      <>
        <div class="acts">
          <button
            type="button"
            class="more"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => this.setState({ isPressed: !open })}
          >
            {label}
          </button>
          {end}
        </div>
        <div ref={isPressed ? showFirst : null} id={id} class="details" hidden={!open}>
          {open && children()}
        </div>
      </>
    );
  }
}

/** As the `ref` of details that the reader has opened: in a sheet or a low window they could begin below what is seen. */
function showFirst(details: HTMLElement | null): void {
  details?.firstElementChild?.scrollIntoView({ block: 'nearest' });
}

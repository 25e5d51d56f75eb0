import { TapIntent, type Touch } from './tap-intent';

export interface TapActions {
  /** A tap or click at a point of the viewport that the page itself has no use for. */
  tapped(x: number, y: number, kind: 'touch' | 'pen' | 'mouse'): void;
  /** The mouse is drawn over text from a point of the viewport. */
  selecting(x: number, y: number): void;
}

/** What a press on it does something of its own: that wins. A handler on the whole page is there for presses anywhere. */
const INTERACTIVE = [
  'a[href], area[href], button, input, select, textarea, label, summary, option, audio, video',
  '[onclick]:not(html, body)',
  ...'button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio switch tab textbox treeitem'
    .split(' ')
    .map((role) => `[role="${role}"]`),
].join(', ');

/** Listens to taps and clicks and never stops or changes one: the page gets them all. */
export function listenToTaps({ tapped, selecting }: TapActions, signal: AbortSignal): void {
  const intent = new TapIntent();
  const options = { capture: true, passive: true, signal };

  window.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted && event.isPrimary) intent.pressed(touchOf(event));
    },
    options,
  );
  window.addEventListener('pointercancel', () => intent.cancelled(), options);
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 1 || !event.isTrusted) return;
      const from = intent.strokeFrom(event.clientX, event.clientY);
      if (from) selecting(from.x, from.y);
    },
    options,
  );
  window.addEventListener(
    'click',
    (event) => {
      const kind = kindOf(event);
      if (!kind || !isPlain(event)) return;
      const { x, y, ...touch } = touchOf(event);
      if (!intent.isMeant({ x, y, ...touch, kind }) || isPagesOwn(event.composedPath())) return;
      // After all handlers of the page: only then is it known whether one has made something of the click.
      setTimeout(() => signal.aborted || event.defaultPrevented || tapped(x, y, kind));
    },
    options,
  );
}

function touchOf({ clientX, clientY, timeStamp }: MouseEvent): Touch {
  const hasSelection = document.getSelection()?.type === 'Range';
  return { x: clientX, y: clientY, time: timeStamp, hasSelection };
}

/** @returns null for a click that a key or a script has made */
function kindOf(event: MouseEvent): 'touch' | 'pen' | 'mouse' | null {
  if (!(event instanceof PointerEvent) || !event.isTrusted) return null;
  const { pointerType } = event;
  return pointerType === 'touch' || pointerType === 'pen' || pointerType === 'mouse' ? pointerType : null;
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** Whether a press there has an action of the page's; one that only scripts know of shows itself by the pointing hand. */
function isPagesOwn(path: readonly EventTarget[]): boolean {
  const elements = path.filter((target) => target instanceof Element);
  const [innermost] = elements;
  if (innermost && getComputedStyle(innermost).cursor === 'pointer') return true;
  return elements.some((element) => element.matches(INTERACTIVE));
}

/** The events that tell what the reader does in a frame. */
interface InputEventMap
  extends Pick<
    WindowEventMap,
    | 'blur'
    | 'click'
    | 'contextmenu'
    | 'dragstart'
    | 'keydown'
    | 'pointercancel'
    | 'pointerdown'
    | 'pointermove'
    | 'pointerover'
    | 'resize'
    | 'scroll'
  > {
  visibilitychange: Event;
}

export type InputEventType = keyof InputEventMap;

type Listener = (event: Event) => void;

const OPTIONS = { capture: true, passive: true };

export interface InputHub {
  /**
   * Calls a listener for each event of one type, in the capture phase, unless the page has made the event up. Listeners are
   * called in the order in which they were added.
   *
   * @param signal removes the listener; an event that is being handled does not reach the listener after that either
   */
  on<T extends InputEventType>(
    type: T,
    listener: (event: InputEventMap[T]) => void,
    signal: AbortSignal,
  ): void;
  /**
   * Listens to scrolling inside a shadow root too: such events do not leave the root.
   *
   * @param signal stops that, for example when the root has left the page
   */
  addTree(tree: ShadowRoot, signal: AbortSignal): void;
}

/**
 * Listens to the input of a frame once for everyone: an event of the page costs one call into the extension, not one for
 * each part that wants to know of it. The listeners are passive, so the page never waits for them.
 *
 * @param signal removes all listeners
 *
 * @example
 * const input = createInputHub(ctx.signal);
 * input.on('pointermove', ({ clientX, clientY }) => intent.onPointerMove(clientX, clientY), ctx.signal);
 */
export function createInputHub(signal: AbortSignal): InputHub {
  const listeners = new Map<InputEventType, Set<Listener>>();
  /** How many callers have added each tree: the browser keeps one listener for all of them. */
  const trees = new Map<ShadowRoot, number>();

  function listenersOf(type: InputEventType): Set<Listener> {
    let known = listeners.get(type);
    if (!known) {
      known = new Set();
      listeners.set(type, known);
      window.addEventListener(type, dispatch, { ...OPTIONS, signal });
    }
    return known;
  }

  function dispatch(event: Event): void {
    if (!event.isTrusted) return;
    // A listener that is removed while the set is walked through is left out by the set itself.
    const failures: unknown[] = [];
    for (const listener of listenersOf(event.type as InputEventType)) {
      try {
        listener(event);
      } catch (error) {
        failures.push(error);
      }
    }
    // One listener that fails does not keep the event from the others, as with listeners of their own.
    if (failures.length > 0) throw failures[0];
  }

  function removeTree(tree: ShadowRoot): void {
    const others = (trees.get(tree) ?? 1) - 1;
    if (others > 0) {
      trees.set(tree, others);
      return;
    }
    tree.removeEventListener('scroll', dispatch, OPTIONS);
    trees.delete(tree);
  }

  // One listener for all trees: a page may make thousands of them, and drop them again.
  signal.addEventListener('abort', () => {
    for (const tree of trees.keys()) tree.removeEventListener('scroll', dispatch, OPTIONS);
    trees.clear();
  });

  return {
    on(type, listener, ending) {
      if (signal.aborted || ending.aborted) return;
      const known = listenersOf(type);
      // A function of its own: the same listener may be added twice, and each is removed by its own signal.
      const entry: Listener = (event) => listener(event as InputEventMap[typeof type]);
      known.add(entry);
      ending.addEventListener('abort', () => known.delete(entry));
    },
    addTree(tree, ending) {
      if (signal.aborted || ending.aborted) return;
      tree.addEventListener('scroll', dispatch, OPTIONS);
      trees.set(tree, (trees.get(tree) ?? 0) + 1);
      ending.addEventListener('abort', () => removeTree(tree));
    },
  };
}

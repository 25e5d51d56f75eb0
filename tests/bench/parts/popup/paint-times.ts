/**
 * Notes when something is typed or pasted, and each frame in which the page shows another content in its window after that. Adds a global
 * function `whenPainted`, which waits until nothing has changed for a while. It asks for no frames meanwhile: a page in which a
 * reader types is at rest between the keys.
 */
export function watchInput(): void {
  const quietMs = 160;
  const lookMs = 20;
  let start = 0;
  let painted = 0;
  addEventListener('keydown', ({ timeStamp }) => (start = timeStamp), { capture: true });
  addEventListener(
    'beforeinput',
    ({ timeStamp }) => {
      // Text that is pasted comes without a key.
      if (start <= painted) start = timeStamp;
    },
    { capture: true },
  );
  addEventListener('input', () => noteFrame([document.body]), { capture: true });
  new MutationObserver((records) =>
    noteFrame(
      records.flatMap(({ addedNodes, removedNodes, target }) =>
        // Where something is gone, what follows it has moved.
        addedNodes.length > 0 && removedNodes.length === 0 ? [...addedNodes] : [target],
      ),
    ),
  ).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });

  /** A task that is posted in a frame runs when that frame has been laid out and painted. */
  function noteFrame(changed: readonly Node[]): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        if (changed.some(isInWindow)) painted = now;
      };
      port2.postMessage(null);
    });
  }

  function isInWindow(node: Node): boolean {
    const element = node instanceof Element ? node : node.parentElement;
    return element !== null && element.getBoundingClientRect().top < innerHeight;
  }

  async function whenPainted(): Promise<number> {
    let last = -1;
    for (let quiet = 0; quiet < quietMs; quiet += lookMs) {
      await new Promise((over) => setTimeout(over, lookMs));
      if (painted !== last) quiet = 0;
      last = painted;
    }
    const time = painted - start;
    start = painted;
    return time;
  }
  Object.assign(globalThis, { whenPainted });
}

/** What runs in the popup to measure it. */

/**
 * Notes when something is typed or pasted, and each frame in which the popup shows another content after that. Adds a global
 * function `whenPainted`, which waits until nothing has changed for ten frames.
 */
export function watchInput(): void {
  const quietFrames = 10;
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
  addEventListener('input', noteFrame, { capture: true });
  new MutationObserver(noteFrame).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });

  /** A task that is posted in a frame runs when that frame has been laid out and painted. */
  function noteFrame(): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (painted = performance.now());
      port2.postMessage(null);
    });
  }

  async function whenPainted(): Promise<number> {
    let last = -1;
    for (let quiet = 0; quiet < quietFrames; quiet++) {
      await new Promise((over) => requestAnimationFrame(over));
      if (painted !== last) quiet = 0;
      last = painted;
    }
    const time = painted - start;
    start = painted;
    return time;
  }
  Object.assign(globalThis, { whenPainted });
}

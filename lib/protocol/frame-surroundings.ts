import * as v from 'valibot';
import { MAX_ANSWER_MS, runInFrames, type Scripting, within } from './page-reports';

/** What a frame says of itself and of the frames in it. A frame is named by its place among the `frames` of its window. */
const SurroundingsSchema = v.object({
  /** The places of the frames around it, the outermost first, and its own; null where one is in a shadow root. */
  path: v.nullable(v.array(v.number())),
  /** The places of the frames in it that nobody can see. */
  hidden: v.array(v.number()),
});

/** What one frame has answered. */
export interface FrameSurroundings {
  frameId: number;
  path: number[];
  hidden: number[];
}

/**
 * Asks the frames of a tab where they are, and which frames in them nobody can see: a frame of another origin cannot tell that of
 * itself.
 *
 * @param maxBusyMs how much longer than `MAX_ANSWER_MS` busy frames are waited for, in milliseconds
 * @returns after `MAX_ANSWER_MS` and `maxBusyMs` at the latest what is known of those whose place is; nothing where a frame hangs,
 *   since the browser gives no answer then
 */
export async function collectSurroundings(
  scripting: Scripting,
  tabId: number,
  maxBusyMs: number,
): Promise<FrameSurroundings[]> {
  const target = { tabId, allFrames: true };
  const answers = runInFrames(scripting, target, describeSurroundings, 'iframe, frame, object, embed');
  const prompt = await within(MAX_ANSWER_MS + maxBusyMs, answers).catch(() => null);
  return (prompt ?? []).flatMap(({ frameId, result }) => {
    const { success, output } = v.safeParse(SurroundingsSchema, result);
    return success && output.path ? [{ frameId, path: output.path, hidden: output.hidden }] : [];
  });
}

/**
 * Runs in each frame of a page, so it uses nothing from outside. It asks what `createVisibilityCheck` of `lib/page` asks, which is
 * too large to be brought into each frame for one step; what is not certain counts as shown.
 */
function describeSurroundings(selector: string): v.InferOutput<typeof SurroundingsSchema> {
  /** Of a window of another origin no more than its frames can be read. */
  const placeIn = (parent: Window, view: unknown): number => {
    for (let i = 0; i < parent.length; i++) if (parent[i] === view) return i;
    return -1;
  };

  const isHidden = (frame: Element): boolean => {
    if (!frame.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
    const { right, bottom } = frame.getBoundingClientRect();
    // Nothing scrolls beyond these two edges of a page.
    if (bottom + scrollY <= 0 || (right + scrollX <= 0 && document.dir !== 'rtl')) return true;
    let position = '';
    for (let at: Element | null = frame; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (Number(style.opacity) < 0.1 || /^inset\((50|100)%/.test(style.clipPath)) return true;
      // What the body hides of its overflow, the window does.
      const hasNoBox = at === document.body || (at !== frame && /^(inline|contents)$/.test(style.display));
      // What is positioned is clipped only by what it is positioned in.
      const isPassedBy = /^(fixed|absolute)$/.test(position) && style.position === 'static';
      if (hasNoBox || isPassedBy || position === 'fixed') continue;
      position = style.position;
      if ((at === frame || style.overflow !== 'visible') && Math.min(at.clientWidth, at.clientHeight) < 3)
        return true;
    }
    return false;
  };

  const path: number[] = [];
  for (let view: Window = window; view !== view.parent; view = view.parent)
    path.unshift(placeIn(view.parent, view));
  // An element without a window has the place -1, which is that of no frame.
  const hidden = [...document.querySelectorAll<HTMLIFrameElement>(selector)]
    .filter(isHidden)
    .map(({ contentWindow }) => placeIn(window, contentWindow));
  return { path: path.includes(-1) ? null : path, hidden };
}

import '@/lib/page/paint/marks.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { whenLargeEnough } from './frame-size';
import { leaveScriptMark } from './script-mark';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  // A message in the page's own window would be seen by the page's scripts.
  noScriptStartedPostMessage: true,
  main(ctx) {
    leaveScriptMark();
    // The code is one file, but `import()` runs only the part that is asked for: a page may have a hundred frames that
    // are hidden, and all of it would be 4 ms in each.
    whenLargeEnough(ctx, async () => {
      const { runInFrame } = await import('./run-in-frame');
      await runInFrame(ctx);
    });
  },
});

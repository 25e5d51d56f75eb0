import '@/lib/page/paint/marks.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { setInjectionFlag, whenLargeEnough } from '@/lib/frame-life/every-frame';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  // A message in the page's own window would be seen by the page's scripts.
  noScriptStartedPostMessage: true,
  main(ctx) {
    setInjectionFlag();
    // The code is one file, but `import()` runs only the part that is asked for: a page may have a hundred frames that
    // are hidden, and all of it would be 4 ms in each.
    whenLargeEnough(async () => {
      if (ctx.isInvalid) return;
      const { startInFrame } = await import('./start-in-frame');
      await startInFrame(ctx);
    }, ctx.signal);
  },
});

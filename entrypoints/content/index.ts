import '@/lib/page/marks.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runInFrame } from './run-in-frame';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  // A message in the page's own window would be seen by the page's scripts.
  noScriptStartedPostMessage: true,
  main: runInFrame,
});

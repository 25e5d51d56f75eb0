/** When work runs. The scout shares it: it costs nothing until it is called. */
export { inSlices, WorkClock, wait, whenVisible } from './timing';

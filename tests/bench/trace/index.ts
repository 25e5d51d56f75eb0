/** What traces of Chromium say of a page's main thread. */
export { mainThreadOf, TRACE_CATEGORIES, type TraceEvent, timesOf } from './main-thread';
export { isScript, scriptTime } from './script-time';

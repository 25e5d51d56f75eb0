/** Pages that are traced while they load or are used, and what traces of Chromium say of their main thread. */
export { type LoadMetrics, loadMetrics } from './load-metrics';
export { mainThreadOf, TRACE_CATEGORIES, type TraceEvent, timesOf } from './main-thread';
export { isOurScript } from './our-script';
export { type PageTrace, recorded, waitForAnyMark } from './record';
export { isScript } from './script-time';

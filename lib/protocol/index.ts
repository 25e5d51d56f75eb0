/** What crosses a frame or a process: the only place where it is declared. */
export {
  frameOfTab,
  type Handlers,
  onSessionChanged,
  post,
  type Runtime,
  type SenderDetails,
  type Target,
} from './channel';
export { on, send } from './checked-channel';
export { describeError, MAX_ERROR_LENGTH } from './errors';
export type { Receiver } from './frame-routes';
export { collectSurroundings } from './frame-surroundings';
export type { Answer, Message, MessageName, Request } from './messages';
export {
  callReader,
  collectPageReports,
  exposeReaderCall,
  exposeReport,
  type FrameQuery,
  type FrameReport,
  type FrameStatus,
  hasPdfFrame,
  listFrames,
  type Scripting,
  setInjectionFlag,
  within,
} from './page-reports';
export {
  type Arrival,
  type Box,
  type Direction,
  type FrameNames,
  isPageLists,
  type PageList,
  type PageReport,
  type RemoteCard,
  type RemoteCardLeave,
  type RemoteCardShown,
  type Size,
  type StepOrigin,
  type StepRequest,
} from './shapes';

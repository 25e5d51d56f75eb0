/** What crosses a frame or a process: the only place where it is declared. */
export {
  describeError,
  frameOfTab,
  type Handlers,
  on,
  onSessionChanged,
  post,
  type ReceiverOptions,
  type Runtime,
  type SenderDetails,
  send,
  type Target,
} from './channel';
export type { Answer, Message, MessageName, Receiver, Request } from './messages';
export {
  collectPageReports,
  exposePageReport,
  type FrameReport,
  type FrameStatus,
  listFrames,
  type Scripting,
  setInjectionFlag,
  totalCounts,
} from './page-reports';
export {
  type Arrival,
  type Box,
  type Direction,
  MAX_ERROR_LENGTH,
  type PageReport,
  type RemoteCard,
  type RemoteCardLeave,
  type RemoteCardShown,
  type Size,
  type StepOrigin,
  type StepRequest,
} from './shapes';

/** The typed messages between page, popup and background. */
export {
  type ArrivalAnswer,
  type Message,
  parseArrivalAnswer,
  parseMessage,
  parseShownAnswer,
  parseSiteAnswer,
  type SiteAnswer,
} from './messages';
export {
  answerReports,
  askReports,
  type FrameReport,
  type ServedFrame,
  servedFrames,
  totalCounts,
} from './page-reports';
export { type Messaging, sessionThroughBackground } from './session-area';
export type {
  Arrival,
  Box,
  Direction,
  Language,
  PageReport,
  RemoteCard,
  RemoteCardLeave,
  RemoteCardShown,
  Size,
  StepOrigin,
  StepRequest,
} from './shapes';

/** The typed messages between page, popup and background. */
export {
  type ArrivalAnswer,
  type Message,
  type PageReport,
  parseArrivalAnswer,
  parseMessage,
  parseShownAnswer,
  parseSiteAnswer,
  type SiteAnswer,
  type StepRequest,
} from './messages';
export {
  answerReports,
  askReports,
  type FrameReport,
  type ServedFrame,
  servedFrames,
  totalCounts,
} from './page-report';
export { type Messaging, sessionThroughBackground } from './session-area';
export { stepThroughFrames } from './step-through-frames';

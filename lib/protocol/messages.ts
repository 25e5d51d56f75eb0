import * as v from 'valibot';
import {
  ArrivalSchema,
  type PageReport,
  PageReportSchema,
  RemoteCardLeaveSchema,
  RemoteCardSchema,
  RemoteCardShownSchema,
  StepRequestSchema,
} from './shapes';

/** What the parts of the extension say to each other. Everything is checked on arrival. */
const MessageSchema = v.variant('type', [
  /** Page -> background and popup: the mentions of the sender's frame, or whether they are shown, have changed. */
  v.object({ type: v.literal('page-changed') }),
  /** Page -> background: which site does the tab of this frame show? Answered with a `SiteAnswer`. */
  v.object({ type: v.literal('ask-site') }),
  /** Page in a private window -> background: read or write the session's settings, which pages cannot reach. */
  v.object({ type: v.literal('read-session'), keys: v.array(v.string()) }),
  v.object({ type: v.literal('write-session'), items: v.record(v.string(), v.unknown()) }),
  /** Background -> pages in private windows: these keys of the session's settings have changed. */
  v.object({ type: v.literal('session-changed'), keys: v.array(v.string()) }),
  /**
   * Background -> frame: go to the next or previous name and open its card; from where the reader is, or from the end that
   * comes first. Answered with whether there was one.
   */
  v.object({ type: v.literal('step'), ...StepRequestSchema.entries, from: v.picklist(['here', 'edge']) }),
  /** Frame -> background: the reader wants to go on from the card that is open in this frame. */
  v.object({ type: v.literal('step-on'), ...StepRequestSchema.entries }),
  /** Frame -> background -> frames: close what is open; the reader has pressed Escape, or gone on in another frame. */
  v.object({ type: v.literal('close-cards') }),
  /** Frame -> background -> frames: a card has opened there that stays until the reader presses elsewhere, be it here. */
  v.object({ type: v.literal('card-stays') }),
  /** Frame -> background -> frames: a card has closed that was stepped to from another frame, which has the focus back. */
  v.object({ type: v.literal('focus-is-free') }),
  /** Frame -> background -> top page: show a card that the frame has no room for. Answered with a `ShownAnswer`. */
  v.object({ type: v.literal('show-in-top-page'), card: RemoteCardSchema }),
  /** Frame -> background -> top page: the pointer has left the name of that card. */
  v.object({ type: v.literal('left-in-frame'), ...RemoteCardLeaveSchema.entries }),
  /** Top page -> background -> frames: that card is closed; Chromium does not tell a frame that the pointer has left it. */
  v.object({ type: v.literal('closed-in-top-page'), key: v.string() }),
  /** Popup -> frame: go to the next name of this drug or class and open its card. Answered with an `ArrivalAnswer`. */
  v.object({ type: v.literal('go-to'), id: v.string(), from: v.picklist(['here', 'edge']) }),
]);

export type Message = v.InferOutput<typeof MessageSchema>;

/** @returns the message, or null for anything that is none of ours */
export function parseMessage(value: unknown): Message | null {
  const result = v.safeParse(MessageSchema, value);
  return result.success ? result.output : null;
}

const SiteAnswerSchema = v.object({ site: v.nullable(v.string()) });
export type SiteAnswer = v.InferOutput<typeof SiteAnswerSchema>;

/** @returns the site in an answer to `ask-site`, or null */
export function parseSiteAnswer(value: unknown): string | null {
  const result = v.safeParse(SiteAnswerSchema, value);
  return result.success ? result.output.site : null;
}

/** Where a card is shown for a frame, seen from there; null when it is not shown. */
const ShownAnswerSchema = v.nullable(RemoteCardShownSchema);
export type ShownAnswer = v.InferOutput<typeof ShownAnswerSchema>;

/** @returns the answer to `show-in-top-page`; null for anything else */
export function parseShownAnswer(value: unknown): ShownAnswer {
  const result = v.safeParse(ShownAnswerSchema, value);
  return result.success ? result.output : null;
}

/** Which of the names of a drug or class in its frame was gone to, from 1; null when there is none up to the end. */
const ArrivalAnswerSchema = v.nullable(ArrivalSchema);
export type ArrivalAnswer = v.InferOutput<typeof ArrivalAnswerSchema>;

/** @returns the answer to `go-to`; null for anything else */
export function parseArrivalAnswer(value: unknown): ArrivalAnswer {
  const result = v.safeParse(ArrivalAnswerSchema, value);
  return result.success ? result.output : null;
}

/** @returns the report, or null for a frame where our script does not run */
export function parsePageReport(value: unknown): PageReport | null {
  const result = v.safeParse(PageReportSchema, value);
  return result.success ? result.output : null;
}

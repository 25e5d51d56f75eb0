import * as v from 'valibot';
import { EntrySchema } from '@/lib/glossary';
import { MAX_ERROR_LENGTH } from './errors';
import { FRAME_ROUTES, type Route } from './frame-routes';
import {
  ArrivalSchema,
  DirectionSchema,
  FrameNamesSchema,
  PageListSchema,
  PageReportSchema,
  RemoteCardLeaveSchema,
  RemoteCardSchema,
  RemoteCardShownSchema,
  StepOriginSchema,
  StepRequestSchema,
} from './shapes';

export interface Declaration extends Route {
  request: v.GenericSchema<Record<string, unknown>>;
  answer: v.GenericSchema | null;
}

const ANY_FRAME = ['subframe', 'top-page'] as const;
const NOTHING = v.object({});

/**
 * All messages between the parts of the extension. To add one, add it here, and a handler where it is received; one that a page
 * frame receives has its way there in FRAME_ROUTES. A message that the background passes on has two receivers.
 *
 * Handlers of the background: lib/tabs/frames/frame-messages.ts, and lib/tabs/ways-in/page-lists.ts; of frames: entrypoints/reader,
 * with those of lib/frame-life/connect-frames.ts and frame-settings.ts, and the pages that mark names themselves; of the popup:
 * lib/tabs/state/tab-view.ts; of both that query frames: page-reports.ts.
 */
export const MESSAGES = {
  /** What does a card say of this drug or class? Null when the facts have none of this id. */
  'get-entry': {
    route: { background: ANY_FRAME },
    request: v.object({ id: v.string() }),
    answer: v.nullable(EntrySchema),
  },
  /** These keys of the session's settings have changed. Frames in private windows cannot listen to that storage. */
  'session-changed': {
    route: FRAME_ROUTES['session-changed'].route,
    request: v.object({ keys: v.array(v.string()) }),
    answer: null,
  },
  /** Go to the next or previous name in this frame and open its card. Answered with whether there was one. */
  step: {
    route: FRAME_ROUTES.step.route,
    request: v.object({ ...StepRequestSchema.entries, from: StepOriginSchema }),
    answer: v.boolean(),
  },
  /** What do you name? Each frame with names answers by a message of its own, so that none waits for another one. */
  'ask-names': { route: FRAME_ROUTES['ask-names'].route, request: NOTHING, answer: null },
  /** Go to the nearest name of this drug or class in this frame and open its card. Null when there is none up to the end. */
  'go-to-entry': {
    route: FRAME_ROUTES['go-to-entry'].route,
    request: v.object({ id: v.string(), direction: DirectionSchema, from: StepOriginSchema }),
    answer: v.nullable(ArrivalSchema),
  },
  /** Open the card of this drug or class beside the selected text. Answered with whether it is open. */
  'open-at-selection': {
    route: FRAME_ROUTES['open-at-selection'].route,
    request: v.object({ id: v.string() }),
    answer: v.boolean(),
  },
  /** Close open cards: the reader has pressed Escape, or goes on in another frame. */
  'close-cards': {
    route: { ...FRAME_ROUTES['close-cards'].route, background: ANY_FRAME },
    request: NOTHING,
    answer: null,
  },
  /** A card is open in another frame until the reader presses somewhere else, for example in this frame. */
  'card-pinned': {
    route: { ...FRAME_ROUTES['card-pinned'].route, background: ANY_FRAME },
    request: NOTHING,
    answer: null,
  },
  /** A card has closed that the reader had stepped to from another frame: that frame takes the focus back. */
  'restore-focus': {
    route: { ...FRAME_ROUTES['restore-focus'].route, background: ANY_FRAME },
    request: NOTHING,
    answer: null,
  },
  /** Show a card in the top page for a frame that has no room for it. Null when it is not shown. */
  'show-remote-card': {
    route: { ...FRAME_ROUTES['show-remote-card'].route, background: ['subframe'] },
    request: v.object({ card: RemoteCardSchema }),
    answer: v.nullable(RemoteCardShownSchema),
  },
  /** The reader has left the name of that card. */
  'leave-remote-card': {
    route: { ...FRAME_ROUTES['leave-remote-card'].route, background: ['subframe'] },
    request: RemoteCardLeaveSchema,
    answer: null,
  },
  /** That card is closed. Chromium does not tell the frame that the pointer has left it. */
  'remote-card-closed': {
    route: { ...FRAME_ROUTES['remote-card-closed'].route, background: ['top-page'] },
    request: v.object({ key: v.string() }),
    answer: null,
  },
  /** The mentions of the sender's frame have changed, or highlights were switched on or off in it. */
  'page-changed': {
    route: { background: ANY_FRAME, 'extension-page': ANY_FRAME },
    request: NOTHING,
    answer: null,
  },
  /** What the sender's frame says of itself, where it was asked to send that because another frame does not answer. */
  'frame-report': {
    route: { background: ANY_FRAME, 'extension-page': ANY_FRAME },
    request: v.object({ query: v.string(), report: PageReportSchema }),
    answer: null,
  },
  /** Which site does the tab of this frame show? */
  'get-tab-site': {
    route: { background: ANY_FRAME },
    request: NOTHING,
    answer: v.object({ site: v.nullable(v.string()) }),
  },
  /** Bring the code of the reader into this frame. Answered with whether that is done. */
  'load-reader': { route: { background: ANY_FRAME }, request: NOTHING, answer: v.boolean() },
  /** Bring the code that makes cards into this frame. Answered with whether that is done. */
  'load-card': { route: { background: ANY_FRAME }, request: NOTHING, answer: v.boolean() },
  /** Bring the styles of marks into this frame, whose text may hold a name. Answered with whether that is done. */
  'insert-styles': { route: { background: ANY_FRAME }, request: NOTHING, answer: v.boolean() },
  /** Highlights are off in this frame: take the styles of marks out of it. */
  'remove-styles': { route: { background: ANY_FRAME }, request: NOTHING, answer: null },
  /** The reader wants no more highlights on the site of this frame's tab. Answered when that is saved, with whether it is. */
  'turn-off-tab-site': { route: { background: ANY_FRAME }, request: NOTHING, answer: v.boolean() },
  /** The reader has switched that site off in a card that is still open, and wants it on again. */
  'undo-turn-off': { route: { background: ANY_FRAME }, request: NOTHING, answer: null },
  /** What was changed in private windows during this session; only frames in private windows get it. */
  'read-session': {
    route: { background: ANY_FRAME },
    request: NOTHING,
    answer: v.custom<Record<string, unknown>>((items) => typeof items === 'object' && items !== null),
  },
  /** The reader wants to go on, through all frames, from the card that is open in this frame. */
  'step-in-tab': { route: { background: ANY_FRAME }, request: StepRequestSchema, answer: null },
  /** What this frame names, as the popup has asked. */
  'frame-names': {
    route: { 'extension-page': [...ANY_FRAME, 'extension-page'] },
    request: FrameNamesSchema,
    answer: null,
  },
  /** Which text does the reader look up with the page that has just opened? Null when none. */
  'take-query': {
    route: { background: ['extension-page'] },
    request: v.object({ by: v.picklist(['popup', 'glossary']) }),
    answer: v.nullable(v.string()),
  },
  /** Show this drug or class in the glossary page; null: the settings. */
  'open-own-page': {
    route: { background: ANY_FRAME },
    // A frame may say what it likes: only an entry or the settings can be meant.
    request: v.object({ id: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9:-]+$/))) }),
    answer: null,
  },
  /** Keep what a page names for the glossary page. Answered with the number under which it is kept. */
  'keep-page-list': {
    route: { background: ['extension-page'] },
    request: v.object({ list: PageListSchema }),
    answer: v.string(),
  },
  /** Which list is kept under this number? Null when there is none, or none any more. */
  'get-page-list': {
    route: { background: ['extension-page'] },
    request: v.object({ id: v.string() }),
    answer: v.nullable(PageListSchema),
  },
  /** Open this link of a card in a tab: the frame of the card may not. */
  'open-link': {
    route: { background: ANY_FRAME },
    request: v.object({ url: v.pipe(v.string(), v.maxLength(2_000)), inBackground: v.boolean() }),
    answer: null,
  },
  /** Something failed in a frame. The console of the page belongs to the page, so the background's console says it. */
  'report-error': {
    route: { background: ANY_FRAME },
    request: v.object({ text: v.pipe(v.string(), v.maxLength(MAX_ERROR_LENGTH)) }),
    answer: null,
  },
} satisfies Record<string, Declaration>;

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;

/** What a message carries beside its name. */
export type Request<Name extends MessageName> = v.InferOutput<Messages[Name]['request']>;

/** What its receiver answers; nothing for a message that is not answered. */
export type Answer<Name extends MessageName> = Messages[Name]['answer'] extends v.GenericSchema
  ? v.InferOutput<Messages[Name]['answer']>
  : // biome-ignore lint/suspicious/noConfusingVoidType: what a handler without an answer returns
    void;

/** A message as it is sent. */
export type Message = { [Name in MessageName]: { type: Name } & Request<Name> }[MessageName];

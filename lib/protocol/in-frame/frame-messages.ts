import * as v from 'valibot';
import { EntrySchema } from '@/lib/glossary';
import {
  ArrivalSchema,
  DirectionSchema,
  RemoteCardLeaveSchema,
  RemoteCardSchema,
  RemoteCardShownSchema,
  StepOriginSchema,
  StepRequestSchema,
} from '../shapes';

/** Who can receive a message. A page frame is one in which the content script runs. */
export type Receiver = 'page-frame' | 'background' | 'extension-page';

/** Who can send one. The top page is distinct from the frames in it, because it alone shows cards for others. */
export type Sender = 'subframe' | 'top-page' | 'background' | 'extension-page';

export interface Declaration {
  /** For each receiver of this message, who may send it there. Whoever is missing here is refused. */
  route: Partial<Record<Receiver, readonly Sender[]>>;
  request: v.GenericSchema<Record<string, unknown>>;
  /** Null for a message that is not answered. */
  answer: v.GenericSchema | null;
}

export const ANY_FRAME = ['subframe', 'top-page'] as const;
export const NOTHING = v.object({});

/**
 * The messages that a page frame receives, or whose answers it checks. They are apart from the others, so that the reader in a page
 * has no schemas but these.
 */
export const FRAME_MESSAGES = {
  /** What does a card say of this drug or class? Null when the facts have none of this id. */
  'get-entry': {
    route: { background: ANY_FRAME },
    request: v.object({ id: v.string() }),
    answer: v.nullable(EntrySchema),
  },
  /** These keys of the session's settings have changed. Frames in private windows cannot listen to that storage. */
  'session-changed': {
    route: { 'page-frame': ['background'] },
    request: v.object({ keys: v.array(v.string()) }),
    answer: null,
  },
  /** Go to the next or previous name in this frame and open its card. Answered with whether there was one. */
  step: {
    route: { 'page-frame': ['background'] },
    request: v.object({ ...StepRequestSchema.entries, from: StepOriginSchema }),
    answer: v.boolean(),
  },
  /** What do you name? Each frame with names answers by a message of its own, so that none waits for another one. */
  'ask-names': { route: { 'page-frame': ['extension-page'] }, request: NOTHING, answer: null },
  /** Go to the nearest name of this drug or class in this frame and open its card. Null when there is none up to the end. */
  'go-to-entry': {
    route: { 'page-frame': ['extension-page'] },
    request: v.object({ id: v.string(), direction: DirectionSchema, from: StepOriginSchema }),
    answer: v.nullable(ArrivalSchema),
  },
  /** Open the card of this drug or class beside the selected text. Answered with whether it is open. */
  'open-at-selection': {
    route: { 'page-frame': ['background'] },
    request: v.object({ id: v.string() }),
    answer: v.boolean(),
  },
  /** Close open cards: the reader has pressed Escape, or goes on in another frame. */
  'close-cards': {
    route: { background: ANY_FRAME, 'page-frame': ['background', 'extension-page'] },
    request: NOTHING,
    answer: null,
  },
  /** A card is open in another frame until the reader presses somewhere else, for example in this frame. */
  'card-pinned': {
    route: { background: ANY_FRAME, 'page-frame': ['background'] },
    request: NOTHING,
    answer: null,
  },
  /** A card has closed that the reader had stepped to from another frame: that frame takes the focus back. */
  'restore-focus': {
    route: { background: ANY_FRAME, 'page-frame': ['background'] },
    request: NOTHING,
    answer: null,
  },
  /** Show a card in the top page for a frame that has no room for it. Null when it is not shown. */
  'show-remote-card': {
    route: { background: ['subframe'], 'page-frame': ['background'] },
    request: v.object({ card: RemoteCardSchema }),
    answer: v.nullable(RemoteCardShownSchema),
  },
  /** The reader has left the name of that card. */
  'leave-remote-card': {
    route: { background: ['subframe'], 'page-frame': ['background'] },
    request: RemoteCardLeaveSchema,
    answer: null,
  },
  /** That card is closed. Chromium does not tell the frame that the pointer has left it. */
  'remote-card-closed': {
    route: { background: ['top-page'], 'page-frame': ['background'] },
    request: v.object({ key: v.string() }),
    answer: null,
  },
} satisfies Record<string, Declaration>;

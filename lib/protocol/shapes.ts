import * as v from 'valibot';

/** The shapes that more than one message carries, or that modules on both sides of a message work with. */

/** A rectangle in the viewport of one frame, in CSS pixels. */
export const BoxSchema = v.object({
  left: v.number(),
  top: v.number(),
  right: v.number(),
  bottom: v.number(),
});
export type Box = v.InferOutput<typeof BoxSchema>;

/** In CSS pixels. */
export const SizeSchema = v.object({ width: v.number(), height: v.number() });
export type Size = v.InferOutput<typeof SizeSchema>;

/** The languages that a card can be written in. */
export const LanguageSchema = v.picklist(['en', 'fr']);

/** Which way to step through the names of a page. */
export const DirectionSchema = v.picklist(['next', 'previous']);
export type Direction = v.InferOutput<typeof DirectionSchema>;

/** Where a step begins: where the reader is, or at the end of the frame that comes first in the direction of the step. */
export const StepOriginSchema = v.picklist(['here', 'edge']);
export type StepOrigin = v.InferOutput<typeof StepOriginSchema>;

/** Which name the reader wants to go to. */
export const StepRequestSchema = v.object({
  direction: DirectionSchema,
  /** Names of this drug or class are skipped. */
  otherThan: v.optional(v.string()),
});
export type StepRequest = v.InferOutput<typeof StepRequestSchema>;

/** Of mentions. The popup shows it, whatever a frame has sent. */
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Which of the names of one drug or class a step has reached, in reading order. */
export const ArrivalSchema = v.object({
  /** The first name is 1. */
  nth: CountSchema,
  count: CountSchema,
});
export type Arrival = v.InferOutput<typeof ArrivalSchema>;

/** A drug or class that a frame names where the reader can see it. */
const ListedNameSchema = v.object({
  id: v.string(),
  /** How often. */
  count: CountSchema,
  /** As the first of them is written. */
  text: v.string(),
  /** Where that stands among the elements of its document. */
  place: v.number(),
});

/** What a frame names. */
export const FrameNamesSchema = v.object({
  /** In the order of the document. */
  names: v.array(ListedNameSchema),
  /** Where the frame stands in the top page, from the outermost document on; null where that is not for it to know. */
  path: v.nullable(v.array(v.number())),
  /** As in a report. */
  readerAt: v.optional(v.number()),
});
export type FrameNames = v.InferOutput<typeof FrameNamesSchema>;

/** No name is wrapped over more lines. */
const MAX_BOXES = 50;

/** A card that the top page shows for a name in a frame, because that frame has no room for a card. */
export const RemoteCardSchema = v.object({
  /** Identifies this opening of the card: another card may be open when a message about this one arrives. */
  key: v.string(),
  /** The drug or class that the name means. */
  id: v.string(),
  pointedAt: v.object({ normalizedText: v.pipe(v.string(), v.maxLength(100)), definedHere: v.boolean() }),
  /** The language of the frame. */
  language: LanguageSchema,
  /** The lines of the name, in the viewport of the outermost frame around it. */
  boxes: v.pipe(v.array(BoxSchema), v.minLength(1), v.maxLength(MAX_BOXES)),
  /** The index of the box that the reader pointed at. */
  pointed: v.number(),
  /** The size of that viewport: where the element of the frame has another size, the page zooms or scales the frame. */
  viewport: SizeSchema,
  /** The index, in the top page's `frames`, of the frame that holds the name or its frame; null for one in a shadow root. */
  frame: v.nullable(v.number()),
});
export type RemoteCard = v.InferOutput<typeof RemoteCardSchema>;

/** The reader has left the name of a remote card. */
export const RemoteCardLeaveSchema = v.object({
  /** That of the card. */
  key: v.string(),
  /** Close the card even if the reader is in it. */
  atOnce: v.boolean(),
  /** When the frame last saw the pointer, in milliseconds of `Date.now()`. */
  pointerLeftAt: v.number(),
});
export type RemoteCardLeave = v.InferOutput<typeof RemoteCardLeaveSchema>;

/** A remote card that is open in the top page. */
export const RemoteCardShownSchema = v.object({
  /** Where it is, in the viewport of the outermost frame around the name. */
  box: BoxSchema,
});
export type RemoteCardShown = v.InferOutput<typeof RemoteCardShownSchema>;

/** What a frame reports about itself when it is queried (page-reports.ts). */
export const PageReportSchema = v.object({
  /** Whether names are highlighted in this frame. */
  on: v.boolean(),
  /** Whether the frame shows a PDF, whose text cannot be read. */
  isPdf: v.boolean(),
  /** Number of mentions of each drug. */
  counts: v.record(v.string(), CountSchema),
  /** Number of mentions of each drug class. */
  classCounts: v.record(v.string(), CountSchema),
  /** When the reader last stepped to a name or pressed in this frame, milliseconds since 1970; missing when never. */
  readerAt: v.optional(v.pipe(v.number(), v.finite())),
  /** Whether the page has changed what stood in a card, so that the card has closed. */
  hasChangedCard: v.optional(v.boolean()),
});
export type PageReport = v.InferOutput<typeof PageReportSchema>;

/** What a page names, as a list to keep: the popup makes it, the glossary page shows it. */
export const PageListSchema = v.object({
  /** The title of the page, or its address where it has none. */
  title: v.pipe(v.string(), v.maxLength(500)),
  /** When the list was made, in milliseconds since 1970. */
  date: v.pipe(v.number(), v.finite()),
  /** The drugs and classes in the order of the page, each once. */
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(1), v.maxLength(300)),
});
export type PageList = v.InferOutput<typeof PageListSchema>;

/** Whether a stored value is lists of pages, by their numbers. */
export function isPageLists(value: unknown): value is Record<string, PageList> {
  return v.is(v.record(v.string(), PageListSchema), value);
}

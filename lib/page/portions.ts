/** How much of a page one step of a reading takes, in code units of text: small enough that a slice of time has many. */

/** One search over this much text costs less than one over each text node. */
export const PORTION: number = 16_384;
/** A stretch of text is closed at the first border after this many. */
export const STRETCH: number = 16_384;

import type { PointedAt } from '@/lib/card';
import type { Entry } from '@/lib/glossary';
import type { Language } from '@/lib/locales';
import {
  elementAround,
  type InputHub,
  type PageMention,
  type PageWatcher,
  type ShadowRootOf,
} from '@/lib/page';
import type { Direction } from '@/lib/protocol';
import type { FrameLink, HostedCard } from './frames/remote-card';
import type { CardHost } from './host/card-host';
import type { OpenCard } from './open-card';
import { languageAt } from './place/page-appearance';

/** What cards need from outside of this folder. */
export interface CardOptions extends FrameLink {
  page: PageWatcher;
  input: InputHub;
  shadowRootOf: ShadowRootOf;
  entry(id: string): Entry | undefined;
  /** For pages without a language, or in a language that the card does not speak. */
  browserLanguage: Language;
  /** The reader wants no more marks on this site. */
  turnOff(): void;
  /** Ends everything and removes an open card. */
  signal: AbortSignal;
}

/** Which card is wanted: what the name means, and how the page writes it. */
export interface CardRequest {
  id: string;
  pointedAt: PointedAt;
  language: Language;
}

/** The way from a card that was stepped to, to other names. */
export interface CardSteps {
  /** @param others whether names with the same meaning as that of the open card are skipped */
  step(direction: Direction, others: boolean): void;
  /** Whether the next name has the same meaning, and the page has names of another. */
  isRepeated: boolean;
}

/** How a card opens. */
export interface Opening {
  /** Whether the card stays when the pointer leaves: it was opened with a key, a tap or a click. */
  isPinned: boolean;
  asSheet: boolean;
  /** The way to other names, in a card that was stepped to. */
  steps?: CardSteps;
}

/** A card that was rendered before it is needed. */
export interface PreparedCard {
  /** Identifies the request. */
  key: string;
  host: CardHost;
}

/**
 * closed -> preparing: the pointer rests on a name. preparing -> open, or closed: it has left before. closed -> open: by
 * key, tap, click or for a frame. open -> open: the card of another name. open -> closed, or preparing: see `CloseReason`.
 */
export type CardState =
  | { kind: 'closed'; prepared: null }
  | { kind: 'preparing'; prepared: PreparedCard }
  /** In this document, or in the top page for a name of this frame. The card of another name may be prepared meanwhile. */
  | { kind: 'open'; card: OpenCard | HostedCard; isPinned: boolean; prepared: PreparedCard | null };

/** Why a card closes. That decides who gets the focus, and what is reported to other frames. */
export type CloseReason =
  /** By Escape, a press elsewhere, the close button, or because text under the card is being selected. */
  | 'dismissed'
  | 'pointer left'
  /** The name has gone, or is outside of the window. */
  | 'out of sight'
  /** The page has covered or removed the card, or has loaded another document into the frame of the name. */
  | 'lost'
  /** Tab moves the focus on to the page. */
  | 'tabbed out'
  /** Another card opens here, and takes over the focus. */
  | 'replaced'
  /** The reader has gone on in another frame. */
  | 'other frame'
  /** The top page has closed the card that it has shown for this frame. */
  | 'closed by top page'
  /** The document is left, or the signal has ended everything. */
  | 'ended';

export function withPrepared(state: CardState, prepared: PreparedCard | null): CardState {
  return state.kind === 'open' ? { ...state, prepared } : withoutCard({ prepared });
}

export function withoutCard({ prepared }: Pick<CardState, 'prepared'>): CardState {
  return prepared ? { kind: 'preparing', prepared } : { kind: 'closed', prepared };
}

/** The card of a name in this document. */
export function requestFor(mention: PageMention, browserLanguage: Language): CardRequest {
  const { id, normalizedText, definedHere = false, start } = mention;
  const language = languageAt(elementAround(start.node), normalizedText, browserLanguage);
  return { id, pointedAt: { normalizedText, definedHere }, language };
}

/** @returns the same text for requests of the same card */
export function keyOf({ id, pointedAt, language }: CardRequest): string {
  return JSON.stringify([id, pointedAt.normalizedText, pointedAt.definedHere, language]);
}

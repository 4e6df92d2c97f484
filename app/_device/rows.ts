"use client";
import type { DaySettings, StudyDay } from "@/learn/day";
import type { CardMarks, Mark } from "@/learn/marks";
import type { Memory } from "@/learn/memory";
import type { PresetOptions } from "@/learn/preset";
import type { DoneToday } from "@/learn/queue";
import type { PlannedToday } from "@/learn/queue-beside";
import type { StudyCard, StudyEvent } from "@/learn/session";

/** An event that the server does not have yet, and what it did on this device. */
export interface WaitingEvent {
  userId: string;
  /** the event's id, UUIDv7 */
  id: string;
  cardId: number;
  event: StudyEvent;
  /** the card's memory after it; absent in events of an older version of this site, which did not keep it */
  after?: Memory | null;
  /** what it adds to the day's tally, less than nothing for an undo */
  counts: DoneToday;
}

/** A mark that the server does not have yet. */
export type WaitingMark = Mark & { userId: string };

/** A card of a downloaded deck as the queue needs it; `memory` and `marks` are the server's, without what waits. */
export interface KeptCard {
  userId: string;
  cardId: number;
  trace: number;
  factId: string;
  position: number;
  importance: number;
  /** the preset of its deck */
  presetId: string;
  marks: CardMarks;
  memory: Memory | null;
}

/** The rest of the card: what is read only when it is asked. */
export interface KeptFace {
  userId: string;
  cardId: number;
  card: Omit<StudyCard, "memory">;
}

/** A part of a deck as the server named its texts, and its size in bytes. */
export interface KeptPart {
  textsId: string;
  size: number;
}

/** A deck that was downloaded, or is being downloaded. */
export interface KeptDeck {
  userId: string;
  /** `pack/slug` */
  deckId: string;
  title: string;
  /** chosen for the deck: decides for all cards studied by it */
  presetId: string | null;
  cardIds: number[];
  /** cards it has on the server */
  total: number;
  /** of its cards as text, in bytes */
  size: number;
  /** the parts it came in, by which the server sees which texts are here; absent in those of older versions of this site */
  parts?: KeptPart[];
  /** ms since the epoch; null while not all of it is here */
  completeAt: number | null;
  /** a class's goal asks more of it than the device's queue knows: the server is asked first where there is a network */
  guided?: boolean;
  /** the learner took it off this device: it does not come back by itself */
  unwanted?: true;
}

/** How an account studies, and what it did on a study day as far as the server knew. */
export interface KeptAccount {
  userId: string;
  day: DaySettings;
  /** the learner's own; null for the defaults */
  weights: { id: string; w: number[] } | null;
  presets: Record<string, PresetOptions>;
  today: StudyDay;
  /** of that day, by the preset of the cards */
  done: Record<string, DoneToday>;
  /** what goals and plans ask for on the day when it was worked out; absent in rows of older versions of this site */
  planned?: PlannedToday | null;
}

/** An answer of the server to a query that asked to be kept. */
export interface KeptQuery {
  userId: string;
  /** of the query's key */
  hash: string;
  /** ms since the epoch */
  at: number;
  /** as TanStack Query dehydrates it */
  kept: unknown;
}

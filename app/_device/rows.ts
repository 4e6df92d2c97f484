"use client";
import type { DaySettings, StudyDay } from "@/learn/day";
import type { CardMarks } from "@/learn/marks";
import type { Memory } from "@/learn/memory";
import type { PresetOptions } from "@/learn/preset";
import type { DoneToday } from "@/learn/queue";
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

/** A card of a downloaded deck as the queue needs it; `memory` is the server's, without what waits to be sent. */
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

/** A deck that was downloaded, or is being downloaded. */
export interface KeptDeck {
  userId: string;
  /** `pack/slug` */
  deckId: string;
  title: string;
  cardIds: number[];
  /** of its cards as text, in bytes */
  size: number;
  /** ms since the epoch; null while not all of it is here */
  completeAt: number | null;
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
}

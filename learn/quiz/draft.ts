/** A quiz as its author writes it, before anybody sits it. */
import { type Blueprint, openReview, type Section } from "./blueprint";

/** Longest title and instructions, in UTF-16 units. */
export const MAX_TITLE = 120;
export const MAX_INSTRUCTIONS = 4_000;

/** What an author writes of a quiz. Times in ms; null: no such limit. */
export interface QuizDraft {
  title: string;
  /** said to the learner before the start; plain text */
  instructions: string;
  blueprint: Blueprint;
  opensAt: number | null;
  closesAt: number | null;
}

/** A section that asks anything of the pack, one point a question. */
export function newSection(count = 10): Section {
  return { title: "", topics: [], importance: [], forms: [], expected: { from: 0, to: 1 }, count, points: 1 };
}

/**
 * Twenty questions from the whole pack that can be shared as they are: a variant for each, one attempt, one question at
 * a time, judged at the end, everything explained afterwards.
 */
export function newBlueprint(packId: string): Blueprint {
  return {
    packId,
    sections: [newSection(20)],
    pinned: [],
    banned: [],
    shuffle: true,
    variants: "each",
    attempts: 1,
    counts: "best",
    behaviour: { kind: "deferred" },
    perPage: 1,
    timeLimitMinutes: null,
    graceMinutes: 10,
    review: openReview(),
  };
}

/** Questions of a variant, where the bank has enough. */
export function questionsOf({ sections }: Pick<Blueprint, "sections">): number {
  return sections.reduce((sum, section) => sum + section.count, 0);
}

/** Points a variant gives at most. */
export function pointsOf({ sections }: Pick<Blueprint, "sections">): number {
  return sections.reduce((sum, section) => sum + section.count * section.points, 0);
}

/** The editor's fields as they are typed, and the draft they make. What cannot be read stays as it is, with an error beside it. */
import type { QuizForm } from "@/learn/answer";
import type { Blueprint, ReviewOptions, Section } from "@/learn/quiz/blueprint";
import { MAX_INSTRUCTIONS, MAX_TITLE, type QuizDraft } from "@/learn/quiz/draft";
import { fromLocalField, toLocalField } from "@/learn/zoned-time";
import { levelsOf, rangeOf } from "./difficulty";

export interface SectionFields {
  /** names the section while the page is open */
  id: string;
  title: string;
  topics: string[];
  importance: (1 | 2 | 3)[];
  forms: QuizForm[];
  /** places in LEVELS, hardest first */
  hardest: number;
  easiest: number;
  count: string;
  points: string;
}

export interface EditorFields {
  title: string;
  instructions: string;
  sections: SectionFields[];
  pinned: string[];
  banned: string[];
  shuffle: boolean;
  variants: Blueprint["variants"];
  layout: "one" | "some" | "all";
  perPage: string;
  isTimed: boolean;
  timeLimit: string;
  grace: string;
  behaviour: Blueprint["behaviour"]["kind"];
  tries: string;
  /** per cent */
  penalty: string;
  isLimited: boolean;
  attempts: string;
  counts: Blueprint["counts"];
  review: ReviewOptions;
  /** "2026-11-26T18:00" by the author's wall clock; empty: no such time */
  opens: string;
  closes: string;
}

/** Keys of the messages `quizzes.editor.errors`, by field: "title", "sections.0.count". */
export type EditorErrors = Record<string, ErrorKey>;
type ErrorKey =
  | "titleMissing"
  | "titleLong"
  | "instructionsLong"
  | "count"
  | "points"
  | "tooMany"
  | "perPage"
  | "minutes"
  | "grace"
  | "tries"
  | "penalty"
  | "attempts"
  | "date"
  | "closesFirst"
  | "other";

/** Questions a quiz may have, and limits of the numbers. The server checks them again (learn/quiz/schema.ts). */
const MOST_QUESTIONS = 300;
const MOST_MINUTES = 14 * 24 * 60;
const EARLIEST = Date.UTC(2000);
const LATEST = Date.UTC(2200);

/** A section's fields; each call gives them a new id, for React alone: it differs between server and browser. */
export function sectionFields(section: Section): SectionFields {
  const { hardest, easiest } = levelsOf(section.expected);
  return {
    id: Math.random().toString(36).slice(2),
    title: section.title,
    topics: section.topics,
    importance: section.importance,
    forms: section.forms,
    hardest,
    easiest,
    count: String(section.count),
    points: String(section.points),
  };
}

/** A draft as fields, times by the wall clock of the author's zone. */
export function fieldsOf(draft: QuizDraft, timeZone: string): EditorFields {
  const { blueprint } = draft;
  const { behaviour } = blueprint;
  const local = (at: number | null) => (at === null ? "" : toLocalField(at, timeZone));
  return {
    title: draft.title,
    instructions: draft.instructions,
    sections: blueprint.sections.map(sectionFields),
    pinned: blueprint.pinned,
    banned: blueprint.banned,
    shuffle: blueprint.shuffle,
    variants: blueprint.variants,
    layout: blueprint.perPage === null ? "all" : blueprint.perPage === 1 ? "one" : "some",
    perPage: String(blueprint.perPage !== null && blueprint.perPage > 1 ? blueprint.perPage : 5),
    isTimed: blueprint.timeLimitMinutes !== null,
    timeLimit: String(blueprint.timeLimitMinutes ?? 30),
    grace: String(blueprint.graceMinutes),
    behaviour: behaviour.kind,
    tries: String(behaviour.kind === "tries" ? behaviour.tries : 3),
    penalty: String(behaviour.kind === "tries" ? Math.round(behaviour.penalty * 1000) / 10 : 33),
    isLimited: blueprint.attempts !== null,
    attempts: String(blueprint.attempts ?? 1),
    counts: blueprint.counts,
    review: blueprint.review,
    opens: local(draft.opensAt),
    closes: local(draft.closesAt),
  };
}

/** What the fields are read with: the quiz as it was opened. */
export interface ReadContext {
  packId: string;
  timeZone: string;
  opensAt: number | null;
  closesAt: number | null;
}

export type Read = { ok: true; draft: QuizDraft } | { ok: false; errors: EditorErrors };

/** The draft that the fields make, or what is wrong with them. */
export function readFields(fields: EditorFields, context: ReadContext): Read {
  const errors: EditorErrors = {};
  const number = (
    path: string,
    text: string,
    key: ErrorKey,
    from: number,
    to: number,
    step: number | null = 1,
  ): number => {
    const value = Number(text.trim().replace(",", "."));
    const fits = step === null || Number.isInteger(value / step);
    const good = text.trim() !== "" && value >= from && value <= to && fits;
    if (!good) errors[path] = key;
    return value;
  };
  const moment = (path: "opens" | "closes", before: number | null): number | null => {
    const text = fields[path].trim();
    if (text === "") return null;
    // Untouched, it stays the moment it was, also in the hour that the clocks bring twice.
    if (before !== null && toLocalField(before, context.timeZone) === text) return before;
    const read = fromLocalField(text, context.timeZone);
    if (!read || read.at < EARLIEST || read.at > LATEST) errors[path] = "date";
    return read?.at ?? null;
  };

  const title = fields.title.trim();
  if (title === "") errors.title = "titleMissing";
  if (title.length > MAX_TITLE) errors.title = "titleLong";
  if (fields.instructions.trim().length > MAX_INSTRUCTIONS) errors.instructions = "instructionsLong";
  const sections = fields.sections.map(
    (section, n): Section => ({
      title: section.title.trim(),
      topics: section.topics,
      importance: section.importance,
      forms: section.forms,
      expected: rangeOf(section),
      count: number(`sections.${n}.count`, section.count, "count", 1, 200),
      points: number(`sections.${n}.points`, section.points, "points", 0.25, 100, 0.25),
    }),
  );
  if (sections.reduce((sum, { count }) => sum + count, 0) > MOST_QUESTIONS) errors.sections = "tooMany";
  const perPage =
    fields.layout === "all"
      ? null
      : fields.layout === "one"
        ? 1
        : number("perPage", fields.perPage, "perPage", 2, 50);
  const timeLimitMinutes = fields.isTimed
    ? number("timeLimit", fields.timeLimit, "minutes", 1, MOST_MINUTES)
    : null;
  const graceMinutes = number("grace", fields.grace, "grace", 0, 24 * 60);
  const attempts = fields.isLimited ? number("attempts", fields.attempts, "attempts", 1, 100) : null;
  const opensAt = moment("opens", context.opensAt);
  const closesAt = moment("closes", context.closesAt);
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) errors.closes = "closesFirst";
  const behaviour: Blueprint["behaviour"] =
    fields.behaviour === "tries"
      ? {
          kind: "tries",
          tries: number("tries", fields.tries, "tries", 2, 5),
          penalty: Math.round(number("penalty", fields.penalty, "penalty", 0, 100, null) * 10) / 1000,
        }
      : { kind: fields.behaviour };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { pinned, banned, shuffle, variants, counts, review } = fields;
  const blueprint: Blueprint = {
    packId: context.packId,
    sections,
    pinned,
    banned,
    shuffle,
    variants,
    attempts,
    counts,
    behaviour,
    perPage,
    timeLimitMinutes,
    graceMinutes,
    review,
  };
  return {
    ok: true,
    draft: { title, instructions: fields.instructions.trim(), blueprint, opensAt, closesAt },
  };
}

const CLIENT_FIELD: Record<string, string> = {
  opensAt: "opens",
  closesAt: "closes",
  "blueprint.timeLimitMinutes": "timeLimit",
  "blueprint.graceMinutes": "grace",
  "blueprint.perPage": "perPage",
  "blueprint.attempts": "attempts",
  "blueprint.behaviour.tries": "tries",
  "blueprint.behaviour.penalty": "penalty",
};

/** Errors of the server, by the fields of this page: what it refuses although the page let it pass. */
export function serverErrors(fields: Record<string, string>): EditorErrors {
  return Object.fromEntries(
    Object.keys(fields).map((path) => {
      const inner = path.replace(/^draft\./, "");
      return [CLIENT_FIELD[inner] ?? inner.replace(/^blueprint\./, ""), "other" as const];
    }),
  );
}

/**
 * The plan of a quiz: how many questions of which form, importance and difficulty each section asks. It follows from
 * blueprint and bank alone, so it is the same for all variants: they differ in facts, not in how hard they are. Pure.
 */
import { QUIZ_FORMS, type QuizForm } from "../answer";
import { pick, type Random, randomFrom } from "../random";
import { apportion, evenShares, SPARE } from "./apportion";
import type { Blueprint, Section } from "./blueprint";
import { BANDS } from "./difficulty";

/** Items that are as good as each other for a plan. */
export interface Stratum {
  importance: number;
  form: QuizForm;
  /** which twentieth of the expected score, 0 to 19 */
  band: number;
}

/** What the bank has of one stratum in one topic. */
export interface Cell extends Stratum {
  topicId: string;
  items: number;
  /** different facts among them */
  facts: number;
}

/** An item of the bank, as far as a draw needs to know it. */
export interface Candidate extends Stratum {
  itemId: number;
  cardId: number;
  topicId: string;
  factId: string;
  /** two items of one group are never in the same variant */
  siblings: string;
  expected: number;
}

/** The bank of a pack in numbers. Topics in the order of the outline. */
export interface Bank {
  topics: readonly { id: string; parentId: string | null }[];
  cells: readonly Cell[];
  /** all items of the facts that are pinned */
  pinned: readonly Candidate[];
}

/** One question to be found. */
export interface Slot {
  section: number;
  stratum: Stratum;
  /** a fact that must be asked */
  pinned: string | null;
}

/** The cells a section draws from. */
export interface Source {
  /** its topics with those below them; null: all */
  topics: ReadonlySet<string> | null;
  cells: readonly Cell[];
  byStratum: ReadonlyMap<string, readonly Cell[]>;
  /** topics of the outline with about how many facts each has for this section */
  weights: readonly { topicId: string; facts: number }[];
}

export interface Plan {
  blueprint: Pick<Blueprint, "sections" | "banned" | "shuffle">;
  bank: Bank;
  slots: readonly Slot[];
  sources: readonly Source[];
}

export const nameOf = ({ importance, form, band }: Stratum) => `${importance}|${form}|${band}`;

/** The plan of a blueprint over a bank. Sections that the bank has nothing for get no slots. */
export function planQuiz(
  blueprint: Pick<Blueprint, "packId" | "sections" | "pinned" | "banned" | "shuffle">,
  bank: Bank,
): Plan {
  const random = randomFrom(`plan|${quizSeed(blueprint)}`);
  const sources = blueprint.sections.map((section) => sourceOf(section, bank));
  const pinned = placePinned(blueprint, bank, sources, random);
  const slots = blueprint.sections.flatMap((section, at) => {
    const own = pinned.filter((slot) => slot.section === at);
    const rest = strataOf(sources[at] as Source, section.count - own.length, random);
    return [...own, ...rest.map((stratum) => ({ section: at, stratum, pinned: null }))];
  });
  return { blueprint, bank, slots, sources };
}

/** What makes a quiz the one it is: titles, points and rules may change, and the same questions are asked. */
export function quizSeed({
  packId,
  sections,
  pinned,
  banned,
}: Pick<Blueprint, "packId" | "sections" | "pinned" | "banned">): string {
  const asked = sections.map(({ topics, importance, forms, expected, count }) => [
    topics,
    importance,
    forms,
    expected.from,
    expected.to,
    count,
  ]);
  return JSON.stringify([packId, asked, pinned, banned]);
}

/** Which part of a band a range of expected scores takes, 0 to 1. The range ends before `to`, and at 1 with it. */
function overlap(band: number, { from, to }: Section["expected"]): number {
  const low = Math.max(from, band / BANDS);
  const high = Math.min(to, (band + 1) / BANDS);
  const part = (high - low) * BANDS;
  return part < 1e-6 ? 0 : Math.min(1, part);
}

/** Whether a question may be asked in a section. @param topics as in Source */
export function fits(section: Section, topics: ReadonlySet<string> | null, item: Candidate): boolean {
  const { from, to } = section.expected;
  return (
    (!topics || topics.has(item.topicId)) &&
    (section.importance.length === 0 || section.importance.some((i) => i === item.importance)) &&
    (section.forms.length === 0 || section.forms.includes(item.form)) &&
    item.expected >= from - 1e-9 &&
    (to >= 1 || item.expected < to - 1e-9)
  );
}

/** The topics given with all below them, among the topics of an outline; null when none is given: all. */
export function withBelow(
  given: readonly string[],
  outline: readonly { id: string; parentId: string | null }[],
): Set<string> | null {
  if (given.length === 0) return null;
  const parents = new Map(outline.map((topic) => [topic.id, topic.parentId]));
  const wanted = new Set(given);
  const found = new Set<string>();
  for (const { id } of outline) {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) {
      if (wanted.has(at)) {
        found.add(id);
        break;
      }
    }
  }
  return found;
}

function sourceOf(section: Section, bank: Bank): Source {
  const topics = withBelow(section.topics, bank.topics);
  const importance = new Set<number>(section.importance);
  const forms = new Set(section.forms);
  const cells = bank.cells.flatMap((cell) => {
    if (topics && !topics.has(cell.topicId)) return [];
    if (importance.size > 0 && !importance.has(cell.importance)) return [];
    if (forms.size > 0 && !forms.has(cell.form)) return [];
    const part = overlap(cell.band, section.expected);
    if (part === 0 || cell.facts === 0) return [];
    return part === 1
      ? [cell]
      : [{ ...cell, items: Math.ceil(cell.items * part), facts: Math.ceil(cell.facts * part) }];
  });
  const byStratum = groupBy(cells, nameOf);
  // A topic has at least as many facts as the largest cell of each importance.
  const largest = new Map<string, Map<number, number>>();
  for (const { topicId, importance: level, facts } of cells) {
    const levels = largest.get(topicId) ?? new Map<number, number>();
    levels.set(level, Math.max(levels.get(level) ?? 0, facts));
    largest.set(topicId, levels);
  }
  const weights = bank.topics.flatMap(({ id }) => {
    const levels = largest.get(id);
    return levels
      ? [{ topicId: id, facts: [...levels.values()].reduce((sum, facts) => sum + facts, 0) }]
      : [];
  });
  return { topics, cells, byStratum, weights };
}

function groupBy<T>(list: readonly T[], keyOf: (element: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const element of list) {
    const group = groups.get(keyOf(element));
    if (group) group.push(element);
    else groups.set(keyOf(element), [element]);
  }
  return groups;
}

/** Pinned facts, each in the first section it fits that has room, in a form and difficulty fixed for all variants. */
function placePinned(
  { sections, pinned }: Pick<Blueprint, "sections" | "pinned">,
  bank: Bank,
  sources: readonly Source[],
  random: Random,
): Slot[] {
  const used = sections.map(() => 0);
  const groups = new Set<string>();
  const byFact = groupBy(bank.pinned, (item) => item.factId);
  return [...new Set(pinned)].flatMap((factId) => {
    const items = (byFact.get(factId) ?? []).filter((item) => !groups.has(item.siblings));
    for (const [at, section] of sections.entries()) {
      const fitting = items.filter((item) => fits(section, sources[at]?.topics ?? null, item));
      if (fitting.length === 0 || (used[at] ?? 0) >= section.count) continue;
      used[at] = (used[at] ?? 0) + 1;
      // Whatever order the database gave them in, the choice is the same.
      const strata = [...groupBy(fitting, nameOf)].sort(([a], [b]) => (a < b ? -1 : 1));
      const [, chosen] = pick(random, strata);
      const [{ importance, form, band, siblings }] = chosen as [Candidate];
      groups.add(siblings);
      return [{ section: at, stratum: { importance, form, band }, pinned: factId }];
    }
    return [];
  });
}

/**
 * The strata of a section's questions: forms as evenly as the bank allows, importance and difficulty as they occur
 * in each form.
 */
function strataOf(source: Source, count: number, random: Random): Stratum[] {
  if (count <= 0) return [];
  const all = [...source.byStratum.values()].flatMap((cells) => {
    const [first] = cells;
    if (!first) return [];
    const { importance, form, band } = first;
    return [{ stratum: { importance, form, band }, facts: cells.reduce((sum, cell) => sum + cell.facts, 0) }];
  });
  const usable = plentiful(all, count);
  const forms = QUIZ_FORMS.map((form) => {
    const strata = usable.filter(({ stratum }) => stratum.form === form);
    return { strata, facts: factsIn(strata) };
  });
  const shares = evenShares(
    forms.map(({ facts }) => facts),
    count,
  );
  // Up and down by turns, so that neighbours in the line are alike and each level comes out near its share.
  let upwards = false;
  const line = forms.flatMap(({ strata, facts }, at) => {
    if (facts === 0) return [];
    upwards = !upwards;
    const sign = upwards ? 1 : -1;
    return strata
      .sort((a, b) => sign * (a.stratum.importance - b.stratum.importance || a.stratum.band - b.stratum.band))
      .map(({ stratum, facts: own }) => ({ stratum, weight: ((shares[at] ?? 0) * own) / facts }));
  });
  const counts = apportion(
    line.map(({ weight }) => weight),
    count,
    random(),
  );
  return line.flatMap(({ stratum }, at) => Array.from({ length: counts[at] ?? 0 }, () => stratum));
}

type Counted = { stratum: Stratum; facts: number };

const factsIn = (strata: readonly Counted[]) => strata.reduce((sum, { facts }) => sum + facts, 0);

/**
 * Without the strata that have hardly a fact: a question planned there would be the same in every variant. A form that
 * has no others keeps them, and all are kept when the rest is not enough.
 */
function plentiful(strata: readonly Counted[], count: number): readonly Counted[] {
  const rich = strata.filter(({ facts }) => facts >= SPARE);
  const forms = new Set(rich.map(({ stratum }) => stratum.form));
  const kept = strata.filter(({ stratum, facts }) => facts >= SPARE || !forms.has(stratum.form));
  return factsIn(kept) >= count * SPARE ? kept : strata;
}

/**
 * Drawing a variant by a plan. Where to look in the bank is said in probes; what is found there is offered, and the
 * variant takes of it what fits, no two questions of one fact. Pure: the database is asked by the caller.
 */
import type { QuizForm } from "../answer";
import { type Random, randomFrom, shuffle } from "../random";
import { apportion } from "./apportion";
import type { Section } from "./blueprint";
import { Matching } from "./matching";
import {
  type Candidate,
  type Cell,
  fits,
  nameOf,
  type Plan,
  type Slot,
  type Source,
  type Stratum,
} from "./plan";

export interface DrawnQuestion {
  itemId: number;
  cardId: number;
  form: QuizForm;
  points: number;
  /** the score a typical learner is expected to reach, 0 to 1 */
  expected: number;
  section: number;
  /** which question of the plan it fills: the same for all variants, wherever it is asked */
  slot: number;
}

export interface Draw {
  /** in the order asked */
  questions: DrawnQuestion[];
  /** sections that the bank could not fill */
  short: { section: number; wanted: number; found: number }[];
}

/** Where to look: in one cell, from a place of the shuffled bank on and round to it again, for up to `take` items. */
export interface Probe {
  /** the slot it is for; -1: whichever */
  slot: number;
  topicId: string;
  importance: number;
  form: QuizForm;
  band: number;
  /** 0 to 1 */
  at: number;
  take: number;
}

/** Items looked at for a question beyond the one needed: some will be siblings of others. */
const SURPLUS = 4;
/** Items looked at for one question at most, when first looking. */
const MOST_FIRST = 12;
/** Items looked at for each question still missing after the first look. */
const NEAR = 40;
/** Items looked at in the last look. A section that lacks questions has rarely as many. */
const LAST = 6_000;

export class Variant {
  readonly #plan: Plan;
  readonly #random: Random;
  readonly #matching = new Matching<Candidate>((item) => item.siblings);
  readonly #own = new Map<number, Candidate[]>();
  readonly #pool = new Map<number, Candidate>();

  /** @param seed the same seed, plan and bank give the same variant */
  constructor(plan: Plan, seed: number | string) {
    this.#plan = plan;
    this.#random = randomFrom(`variant|${seed}`);
  }

  /** Where to look first: for each slot in a cell of its stratum, topics in proportion to their facts. */
  probes(): Probe[] {
    const { slots, sources, blueprint } = this.#plan;
    return blueprint.sections.flatMap((_, section) => {
      const own = slots.flatMap((slot, at) => (slot.section === section && slot.pinned === null ? [at] : []));
      const cells = this.#placeInTopics(sources[section] as Source, own);
      const inTopic = new Map<string, number>();
      for (const { topicId } of cells) inTopic.set(topicId, (inTopic.get(topicId) ?? 0) + 1);
      return own.map((slot, at) => {
        const cell = cells[at] as Cell;
        const take = Math.min(MOST_FIRST, SURPLUS + (inTopic.get(cell.topicId) ?? 1));
        return this.#probe(slot, cell, take);
      });
    });
  }

  /** Takes what the first probes found, by slot. */
  offer(found: ReadonlyMap<number, readonly Candidate[]>): void {
    const { slots, bank } = this.#plan;
    for (const [at, slot] of slots.entries()) {
      const edges =
        slot.pinned === null
          ? shuffle(this.#random, inOrder(found.get(at) ?? []))
          : this.#pinnedItems(slot, bank.pinned);
      this.#own.set(at, edges);
      this.#matching.offer(at, edges);
    }
    this.#serve();
  }

  /**
   * Where to look when slots are left over; empty when none is. First near what is missing; at last in all sections,
   * filled ones too, since they may give up what only another can use.
   */
  wider(round: "near" | "last"): Probe[] {
    const missing = this.#matching.unserved();
    if (missing.length === 0) return [];
    const { slots, sources } = this.#plan;
    const cells = new Map<string, { cell: Cell; cost: number }>();
    for (const [section, source] of sources.entries()) {
      const wanted = missing.flatMap((at) => (slots[at]?.section === section ? [slots[at].stratum] : []));
      if (wanted.length === 0 && round === "near") continue;
      for (const cell of source.cells) {
        const cost = wanted.length > 0 ? Math.min(...wanted.map((stratum) => distance(stratum, cell))) : FAR;
        const name = `${cell.topicId}|${nameOf(cell)}`;
        const known = cells.get(name);
        if (!known || known.cost > cost) cells.set(name, { cell, cost });
      }
    }
    const ranked = shuffle(this.#random, [...cells.values()]).sort((a, b) => a.cost - b.cost);
    const take = SURPLUS + (round === "near" ? missing.length : 2 * slots.length);
    let budget = round === "near" ? NEAR * missing.length : LAST;
    const probes: Probe[] = [];
    for (const { cell } of ranked) {
      if (budget <= 0) break;
      budget -= Math.min(take, cell.items);
      probes.push(this.#probe(-1, cell, take));
    }
    return probes;
  }

  /** Takes what wider probes found, for whatever slot it fits: in its own stratum, or as near to it as can be. */
  offerWider(round: "near" | "last", items: readonly Candidate[]): void {
    const { slots } = this.#plan;
    for (const item of items) this.#pool.set(item.itemId, item);
    const all = shuffle(this.#random, inOrder([...this.#pool.values()]));
    const missing = new Set(this.#matching.unserved());
    const nearest = new Map<string, readonly Candidate[]>();
    for (const [at, { section, stratum, pinned }] of slots.entries()) {
      if (pinned !== null || (round === "near" && !missing.has(at))) continue;
      const name = `${section}|${nameOf(stratum)}`;
      const near = nearest.get(name) ?? this.#nearest(section, stratum, all);
      nearest.set(name, near);
      this.#matching.offer(at, [...(this.#own.get(at) ?? []), ...near]);
    }
    this.#serve();
  }

  /** What a section may ask of these, the nearest to a stratum first. */
  #nearest(section: number, stratum: Stratum, all: readonly Candidate[]): Candidate[] {
    const { blueprint, sources } = this.#plan;
    const rules = blueprint.sections[section] as Section;
    const topics = sources[section]?.topics ?? null;
    const byCost: Candidate[][] = [];
    for (const item of all) {
      if (!fits(rules, topics, item)) continue;
      const cost = distance(stratum, item);
      const alike = byCost[cost];
      if (alike) alike.push(item);
      else byCost[cost] = [item];
    }
    return byCost.flat();
  }

  /** The variant as it stands. */
  result(): Draw {
    const { slots, bank, blueprint } = this.#plan;
    const place = new Map(bank.topics.map(({ id }, at) => [id, at]));
    const drawn = slots.flatMap((slot, at) => {
      const item = this.#matching.of(at);
      return item ? [{ item, section: slot.section, slot: at }] : [];
    });
    const bySection = drawn.sort(
      (a, b) =>
        a.section - b.section ||
        (place.get(a.item.topicId) ?? 0) - (place.get(b.item.topicId) ?? 0) ||
        a.item.cardId - b.item.cardId,
    );
    const asked = blueprint.shuffle ? shuffle(this.#random, bySection) : bySection;
    return {
      questions: asked.map(({ item, section, slot }) => ({
        itemId: item.itemId,
        cardId: item.cardId,
        form: item.form,
        points: blueprint.sections[section]?.points ?? 1,
        expected: item.expected,
        section,
        slot,
      })),
      short: blueprint.sections.flatMap(({ count: wanted }, section) => {
        const found = drawn.filter((question) => question.section === section).length;
        return found < wanted ? [{ section, wanted, found }] : [];
      }),
    };
  }

  #probe(slot: number, { topicId, importance, form, band }: Cell, take: number): Probe {
    return { slot, topicId, importance, form, band, at: this.#random(), take };
  }

  /** Those with least to choose from first; pinned facts before all. */
  #serve(): void {
    const { slots } = this.#plan;
    const order = this.#matching
      .unserved()
      .map((at) => ({
        at,
        choice:
          slots[at]?.pinned === null ? new Set(this.#own.get(at)?.map((item) => item.siblings)).size : -1,
      }))
      .sort((a, b) => a.choice - b.choice);
    this.#matching.serve(order.map(({ at }) => at));
  }

  /** The items of a pinned fact that its section may ask, those of the planned stratum first. */
  #pinnedItems(slot: Slot, pinned: readonly Candidate[]): Candidate[] {
    const { blueprint, sources } = this.#plan;
    const section = blueprint.sections[slot.section];
    if (!section) return [];
    const topics = sources[slot.section]?.topics ?? null;
    const own = pinned.filter((item) => item.factId === slot.pinned && fits(section, topics, item));
    return shuffle(
      this.#random,
      own.sort((a, b) => a.itemId - b.itemId),
    ).sort((a, b) => distance(slot.stratum, a) - distance(slot.stratum, b));
  }

  /**
   * A cell for each slot. Topics get their share of the section by facts, rounded up or down, as far as they have
   * items of the strata wanted.
   */
  #placeInTopics(source: Source, own: readonly number[]): Cell[] {
    const random = this.#random;
    const parts = apportion(
      source.weights.map(({ facts }) => facts),
      own.length,
      random(),
    );
    const quota = new Map(source.weights.map(({ topicId }, at) => [topicId, parts[at] ?? 0]));
    const left = new Map(source.cells.map((cell) => [cell, cell.facts]));
    const placed: Cell[] = [];
    const choices = own.map(
      (slot) => source.byStratum.get(nameOf((this.#plan.slots[slot] as Slot).stratum)) ?? [],
    );
    const order = shuffle(random, [...own.keys()]).sort(
      (a, b) => (choices[a]?.length ?? 0) - (choices[b]?.length ?? 0),
    );
    for (const at of order) {
      const cells = choices[at] ?? [];
      const free = cells.filter((cell) => (left.get(cell) ?? 0) > 0);
      const due = free.filter((cell) => (quota.get(cell.topicId) ?? 0) > 0);
      const among = due.length > 0 ? due : free.length > 0 ? free : cells;
      const cell = heavy(random, among);
      quota.set(cell.topicId, (quota.get(cell.topicId) ?? 0) - 1);
      left.set(cell, (left.get(cell) ?? 0) - 1);
      placed[at] = cell;
    }
    return placed;
  }
}

/** Whatever order the database found them in, the variant is the same. */
function inOrder(items: readonly Candidate[]): Candidate[] {
  return [...items].sort((a, b) => a.itemId - b.itemId);
}

/** One of the cells, each as likely as it has facts. */
function heavy(random: Random, cells: readonly Cell[]): Cell {
  let place = random() * cells.reduce((sum, cell) => sum + cell.facts, 0);
  for (const cell of cells) {
    place -= cell.facts;
    if (place < 0) return cell;
  }
  return cells[cells.length - 1] as Cell;
}

/** Further than any replacement. */
const FAR = 99;

/** How bad a replacement is, in bands: another form or importance counts as one. */
function distance(wanted: Stratum, other: Stratum): number {
  return (
    Math.abs(wanted.band - other.band) +
    (wanted.form === other.form ? 0 : 1) +
    (wanted.importance === other.importance ? 0 : 1)
  );
}

/** The bank: what quizzes and practice are drawn from. */
import { inArray } from "drizzle-orm";
import type { QuizForm } from "@/learn/answer";
import type { ItemKey, PublicItem } from "@/learn/item";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { type Draw, Variant } from "@/learn/quiz/draw";
import { type Candidate, type Plan, planQuiz, quizSeed } from "@/learn/quiz/plan";
import type { Queryable } from "../client";
import { items } from "../schema/items";
import { lookInto, readBank } from "./bank-rows";

/** What of a blueprint says what is asked. */
export type Drawn = Pick<Blueprint, "packId" | "sections" | "pinned" | "banned" | "shuffle" | "variants"> & {
  /**
   * The id of the quiz or assignment it is drawn for. Where all get the same questions they follow from it, so that
   * nobody finds them out with a quiz of their own that asks alike.
   */
  drawnFor?: string;
};

/**
 * A variant of a quiz: the same blueprint, bank and seed give the same one, and with `variants: "one"` every seed does.
 * Never throws for a bank that is too small: `short` says what it lacks, and nothing is asked twice.
 */
export async function drawQuiz(db: Queryable, blueprint: Drawn, seed: number): Promise<Draw> {
  const plan = planQuiz(blueprint, await readBank(db, blueprint));
  const [draw] = await drawVariants(db, blueprint, plan, [
    blueprint.variants === "one" ? `${quizSeed(blueprint)}|${blueprint.drawnFor ?? ""}` : seed,
  ]);
  return draw as Draw;
}

/** Variants by one plan, a seed each; what they look for first is asked for in one statement. */
export async function drawVariants(
  db: Queryable,
  { packId, banned }: Pick<Drawn, "packId" | "banned">,
  plan: Plan,
  seeds: readonly (number | string)[],
): Promise<Draw[]> {
  const size = plan.slots.length;
  const variants = seeds.map((seed) => new Variant(plan, seed));
  const probes = variants.flatMap((variant, nth) =>
    variant.probes().map((probe) => ({ ...probe, slot: nth * size + probe.slot })),
  );
  const found = variants.map(() => new Map<number, Candidate[]>());
  for (const { slot, ...item } of await lookInto(db, packId, banned, probes)) {
    const own = found[Math.floor(slot / size)];
    own?.set(slot % size, [...(own.get(slot % size) ?? []), item]);
  }
  for (const [nth, variant] of variants.entries()) {
    variant.offer(found[nth] ?? new Map());
    for (const round of ["near", "last"] as const) {
      const wider = variant.wider(round);
      if (wider.length > 0) variant.offerWider(round, await lookInto(db, packId, banned, wider));
    }
  }
  return variants.map((variant) => variant.result());
}

/** One question as it is stored. `public.id` is the bank's own and not for browsers in a quiz. */
export interface StoredItem {
  id: number;
  cardId: number;
  trace: number;
  form: QuizForm;
  public: PublicItem;
  key: ItemKey;
}

/** The items by number, retired ones too: an attempt that showed one can always show it again. */
export async function itemsByIds(db: Queryable, ids: readonly number[]): Promise<Map<number, StoredItem>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: items.id,
      cardId: items.cardId,
      trace: items.trace,
      form: items.form,
      public: items.public,
      key: items.key,
    })
    .from(items)
    .where(inArray(items.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, { ...row, form: row.form as QuizForm }]));
}

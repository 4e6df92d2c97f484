/** The weights that were fitted for a person: those in use, and all that scheduled anything before. */
import { eq } from "drizzle-orm";
import type { WeightsOf } from "@/learn/fold";
import { DEFAULT_WEIGHTS_ID } from "@/learn/review";
import type { Queryable } from "../client";
import { weights } from "../schema/study";
import type { Settings } from "./settings-row";

/**
 * What the ids of weights stand for that some events name. Those in use come with the settings, so that most learners
 * cost no query. An id that is nobody's stands for the defaults.
 */
export async function weightsNamed(
  db: Queryable,
  userId: string,
  settings: Pick<Settings, "weights">,
  events: readonly { weightsId: string }[],
): Promise<WeightsOf> {
  const known = new Map<string, number[]>();
  if (settings.weights) known.set(settings.weights.id, settings.weights.w);
  if (events.some(({ weightsId }) => weightsId !== DEFAULT_WEIGHTS_ID && !known.has(weightsId)))
    for (const { id, w } of await listWeights(db, userId)) known.set(id, w);
  return (id) => known.get(id);
}

/** All weights ever fitted for a person, without those in use. */
async function listWeights(db: Queryable, userId: string): Promise<{ id: string; w: number[] }[]> {
  return db.select({ id: weights.id, w: weights.w }).from(weights).where(eq(weights.userId, userId));
}

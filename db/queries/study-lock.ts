import { eq, sql } from "drizzle-orm";
import type { Tx } from "../client";
import { settings, users } from "../schema/accounts";
import { presets } from "../schema/options";
import { SessionEndedError } from "./review-input";
import { defaultPreset, type Settings, settingsColumns, settingsOf } from "./settings-row";

/**
 * Whatever changes a learner's memories or tallies holds the learner's settings row first, so that such changes
 * take turns and a change of the study day cannot slip between a review and its tally.
 * @throws SessionEndedError when the account is gone, or the session's epoch is not the current one
 */
export async function lockStudy(tx: Tx, userId: string, sessionEpoch?: number): Promise<Settings> {
  const read = () =>
    tx
      .select({ ...settingsColumns, epoch: users.sessionEpoch })
      .from(settings)
      .innerJoin(users, eq(users.id, settings.userId))
      .leftJoin(presets, defaultPreset)
      .where(eq(settings.userId, sql.placeholder("userId")))
      .for("no key update", { of: settings })
      .prepare("lock_study")
      .execute({ userId });
  let [row] = await read();
  if (!row) {
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId));
    if (!user) throw new SessionEndedError();
    await tx.insert(settings).values({ userId }).onConflictDoNothing();
    [row] = await read();
  }
  if (!row || (sessionEpoch !== undefined && row.epoch !== sessionEpoch)) throw new SessionEndedError();
  const { epoch: _, ...own } = row;
  return settingsOf(own);
}

/**
 * `npm run db:accommodate -- --email ADDRESS [--time 1.5] [--attempts 1] [--days 2]`: grants a person extra time, attempts and
 * days in every quiz and assignment, in place of what was granted before; what is being sat gets more time at once. Without them
 * it only says what is.
 */
import { parseArgs } from "node:util";
import type { Granted } from "@/learn/class/assignment";
import { grantedSchema } from "@/learn/class/schema";
import { closeDb, getDb } from "../client";
import { accommodationOf, grantAccommodation } from "../queries/accommodations";
import { lengthenOpen } from "../queries/attempts/lengthen";
import { userByEmail } from "../queries/users";

const USAGE = "Usage: npm run db:accommodate -- --email aigerim@example.org --time 1.5 --attempts 1 --days 2";
const OPTIONS = { timeFactor: "time", extraAttempts: "attempts", extraDays: "days" } as const;

try {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      time: { type: "string" },
      attempts: { type: "string" },
      days: { type: "string" },
    },
  });
  if (!values.email) throw new Error(USAGE);
  const wanted = Object.entries(OPTIONS).flatMap(([what, option]) =>
    values[option] === undefined ? [] : [[what, Number(values[option])] as const],
  );
  const db = await getDb();
  const user = await userByEmail(db, values.email);
  if (!user) throw new Error(`Nobody has an account with the address ${values.email}.`);
  const before = await accommodationOf(db, user.id);
  const checked = grantedSchema.safeParse({ ...before, ...Object.fromEntries(wanted) });
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new Error(`--${OPTIONS[issue?.path[0] as keyof Granted]} must be ${issue?.message}.\n${USAGE}`);
  }
  const after = checked.data;
  if (wanted.length > 0) {
    await grantAccommodation(db, user.id, after, Date.now());
    await lengthenOpen(db, user.id, Date.now());
  }
  console.log(
    `${user.name} (${user.email}): time limits × ${after.timeFactor}, ${after.extraAttempts} extra attempts a quiz, ${after.extraDays} extra days.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await closeDb();
}

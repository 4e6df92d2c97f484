/**
 * `npm run db:accommodate -- --email ADDRESS [--time 1.5] [--attempts 1]`: grants a person extra time and attempts in
 * every quiz begun from then on, in place of what was granted before; without --time and --attempts it only says what is.
 */
import { parseArgs } from "node:util";
import { closeDb, getDb } from "../client";
import { accommodationOf, accommodationSchema, grantAccommodation } from "../queries/accommodations";
import { userByEmail } from "../queries/users";

const USAGE = "Usage: npm run db:accommodate -- --email aigerim@example.org --time 1.5 --attempts 1";

try {
  const { values } = parseArgs({
    options: { email: { type: "string" }, time: { type: "string" }, attempts: { type: "string" } },
  });
  if (!values.email) throw new Error(USAGE);
  const wanted = accommodationSchema.partial().safeParse({
    ...(values.time === undefined ? {} : { timeFactor: Number(values.time) }),
    ...(values.attempts === undefined ? {} : { extraAttempts: Number(values.attempts) }),
  });
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    const option = issue?.path[0] === "timeFactor" ? "--time" : "--attempts";
    throw new Error(`${option} must be ${issue?.message}.\n${USAGE}`);
  }
  const db = await getDb();
  const user = await userByEmail(db, values.email);
  if (!user) throw new Error(`Nobody has an account with the address ${values.email}.`);
  const before = await accommodationOf(db, user.id);
  const after = {
    timeFactor: wanted.data.timeFactor ?? before.timeFactor,
    extraAttempts: wanted.data.extraAttempts ?? before.extraAttempts,
  };
  if (values.time !== undefined || values.attempts !== undefined) {
    await grantAccommodation(db, user.id, after, Date.now());
  }
  console.log(
    `${user.name} (${user.email}): time limits × ${after.timeFactor}, ${after.extraAttempts} extra attempts a quiz.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await closeDb();
}

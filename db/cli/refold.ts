/**
 * `npm run memory:refold [-- --write]`: replays every learner's events and compares with the stored memories and
 * tallies; exits 1 when they differ. With --write it puts the replay in their place.
 */
import { closeDb, getDb } from "../client";
import { type RefoldReport, refoldUser, TOLERANCE, usersWithReviews } from "../queries/refold";

const write = process.argv.includes("--write");
const total: RefoldReport = { cards: 0, wrong: 0, largest: 0, wrongDays: 0 };
try {
  const db = await getDb();
  const users = await usersWithReviews(db);
  for (const userId of users) {
    const report = await refoldUser(db, userId, { write });
    total.cards += report.cards;
    total.wrong += report.wrong;
    total.wrongDays += report.wrongDays;
    total.largest = Math.max(total.largest, report.largest);
    if (report.wrong + report.wrongDays > 0) {
      console.log(`${userId}: ${report.wrong} memories and ${report.wrongDays} days differ from the replay`);
    }
  }
  console.log(
    `${users.length} learners, ${total.cards} memories replayed: largest difference ${total.largest.toExponential(1)} ` +
      `(${TOLERANCE} allowed), ${total.wrong} memories and ${total.wrongDays} days differ${write ? ", mended" : ""}.`,
  );
  if (total.wrong + total.wrongDays > 0 && !write) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await closeDb();
}

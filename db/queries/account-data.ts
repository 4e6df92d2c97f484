/** Everything kept about one user, for their own download. */
import { and, asc, eq, getTableColumns, gt } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { accounts, settings, users } from "@/db/schema/accounts";
import { assignmentTemplates, noticeSettings } from "@/db/schema/classes";
import { cards, decks } from "@/db/schema/content";
import { deckPresets, marks, presets, reports } from "@/db/schema/options";
import { examPlans } from "@/db/schema/plans";
import { accommodations } from "@/db/schema/quizzes";
import { daily, memories, reviews, weights } from "@/db/schema/study";
import { countWaiting } from "./attempts/evidence";
import { ATTEMPTS_PAGE, attemptsData, hiddenReviews } from "./attempts/export";
import { classesData } from "./classes/export";

const PAGE = 2000;

/** Which card: the pack it is in and its key, since a number says nothing outside this database. */
const card = { pack: cards.packId, card: cards.key };

/**
 * The data of a user as the pieces of one JSON document, so that a hundred thousand reviews need not be in
 * memory at once: `{ exportedAt, user, providers, settings, presets, deckPresets, weights, marks, reports,
 * examPlans, granted, classes, noticeSettings, templates, days, memories, reviews, attempts }`. Left out is what only proves who one is, the password's hash and open links, and what a quiz does not let be seen yet.
 * Nothing at all when there is no such user.
 */
export async function* accountDataJson(db: Queryable, userId: string, now: Date): AsyncGenerator<string> {
  const { passwordHash: _hash, ...shown } = getTableColumns(users);
  const [user] = await db.select(shown).from(users).where(eq(users.id, userId));
  if (!user) return;
  await countWaiting(db, userId, now.getTime());
  const { userId: _a, ...linked } = getTableColumns(accounts);
  const { userId: _s, ...chosen } = getTableColumns(settings);
  const { userId: _g, ...granted } = getTableColumns(accommodations);
  const { userId: _e, ...planned } = getTableColumns(examPlans);
  const { userId: _d, ...day } = getTableColumns(daily);
  const { userId: _p, ...preset } = getTableColumns(presets);
  const { userId: _w, ...fitted } = getTableColumns(weights);
  const { userId: _m, cardId: _mc, ...mark } = getTableColumns(marks);
  const { userId: _r, cardId: _rc, ...report } = getTableColumns(reports);
  const { userId: _n, ...noticed } = getTableColumns(noticeSettings);
  const { ownerId: _t, ...template } = getTableColumns(assignmentTemplates);
  const head = {
    exportedAt: now,
    user,
    providers: await db.select(linked).from(accounts).where(eq(accounts.userId, userId)),
    settings: (await db.select(chosen).from(settings).where(eq(settings.userId, userId)))[0] ?? null,
    granted:
      (await db.select(granted).from(accommodations).where(eq(accommodations.userId, userId)))[0] ?? null,
    classes: await classesData(db, userId, now.getTime()),
    noticeSettings:
      (await db.select(noticed).from(noticeSettings).where(eq(noticeSettings.userId, userId)))[0] ?? null,
    templates: await db
      .select(template)
      .from(assignmentTemplates)
      .where(eq(assignmentTemplates.ownerId, userId)),
    examPlans: await db.select(planned).from(examPlans).where(eq(examPlans.userId, userId)),
    presets: await db.select(preset).from(presets).where(eq(presets.userId, userId)),
    deckPresets: await db
      .select({ pack: decks.packId, deck: decks.slug, presetId: deckPresets.presetId })
      .from(deckPresets)
      .innerJoin(decks, eq(decks.id, deckPresets.deckId))
      .where(eq(deckPresets.userId, userId)),
    weights: await db.select(fitted).from(weights).where(eq(weights.userId, userId)),
    marks: await db
      .select({ ...card, ...mark })
      .from(marks)
      .innerJoin(cards, eq(cards.id, marks.cardId))
      .where(eq(marks.userId, userId)),
    reports: await db
      .select({ ...card, ...report })
      .from(reports)
      .innerJoin(cards, eq(cards.id, reports.cardId))
      .where(eq(reports.userId, userId)),
    days: await db.select(day).from(daily).where(eq(daily.userId, userId)).orderBy(asc(daily.day)),
  };
  yield JSON.stringify(head).slice(0, -1);
  yield ',"memories":[';
  yield* rowsJson(
    (last: number | null) => memoryPage(db, userId, last),
    (row) => row.cardId,
  );
  yield '],"reviews":[';
  const hidden = await hiddenReviews(db, userId, now.getTime());
  yield* rowsJson(
    async (last: string | null) =>
      (await reviewPage(db, userId, last)).map((row) =>
        hidden.has(row.id) || (row.targetId !== null && hidden.has(row.targetId))
          ? { ...row, rating: null, score: null }
          : row,
      ),
    (row) => row.id,
  );
  yield '],"attempts":[';
  yield* rowsJson(
    (last: string | null) => attemptsData(db, userId, last, now.getTime()),
    (row) => row.id,
    ATTEMPTS_PAGE,
  );
  yield "]}\n";
}

async function* rowsJson<R, K>(page: (last: K | null) => Promise<R[]>, key: (row: R) => K, full = PAGE) {
  let last: K | null = null;
  for (let first = true; ; first = false) {
    const rows: R[] = await page(last);
    if (rows.length) yield (first ? "\n" : ",\n") + rows.map((row) => JSON.stringify(row)).join(",\n");
    const end = rows.at(-1);
    if (rows.length < full || end === undefined) return;
    last = key(end);
  }
}

function memoryPage(db: Queryable, userId: string, last: number | null) {
  const { userId: _u, ...columns } = getTableColumns(memories);
  return db
    .select({ ...card, ...columns })
    .from(memories)
    .innerJoin(cards, eq(cards.id, memories.cardId))
    .where(and(eq(memories.userId, userId), last === null ? undefined : gt(memories.cardId, last)))
    .orderBy(asc(memories.cardId))
    .limit(PAGE);
}

function reviewPage(db: Queryable, userId: string, last: string | null) {
  const { userId: _u, ...columns } = getTableColumns(reviews);
  return db
    .select({ ...card, ...columns })
    .from(reviews)
    .innerJoin(cards, eq(cards.id, reviews.cardId))
    .where(and(eq(reviews.userId, userId), last === null ? undefined : gt(reviews.id, last)))
    .orderBy(asc(reviews.id))
    .limit(PAGE);
}

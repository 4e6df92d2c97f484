/** Correcting a question of sittings that are over: what it would do, doing it, taking it back. */
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { QUIZ_FORMS, type QuizForm } from "@/learn/answer";
import { CHANGES_OF, type Change, correctedBy } from "@/learn/grades/correction";
import type { PublicItem } from "@/learn/item";
import type { Db, Queryable } from "../../client";
import { users } from "../../schema/accounts";
import { assignments, members } from "../../schema/classes";
import { corrections } from "../../schema/grades";
import { items } from "../../schema/items";
import { attempts, quizzes, responses } from "../../schema/quizzes";
import { attemptById, keyedQuestions } from "../attempts/rows";
import type { ClassAccess } from "../classes/access";
import { tell } from "../classes/notices";
import { isUuid } from "../ids";
import { audit } from "./audit";
import { judged, regradeAttempt, type Tally, tallyOf } from "./regrade";

declare const owned: unique symbol;

/** The sittings that somebody may correct: of one assignment, or of a quiz sat by its link. Made by the two functions below alone. */
export interface Scope {
  readonly userId: string;
  readonly quizId: string | null;
  readonly assignmentId: string | null;
  /** of the assignment */
  readonly classId: string | null;
  readonly [owned]: true;
}

/** The sittings of an assignment of the class; null when it has none of that id. */
export async function assignmentScope(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
): Promise<Scope | null> {
  if (!isUuid(assignmentId)) return null;
  const { userId, classId } = access;
  const [there] = await db
    .select({ id: assignments.id })
    .from(assignments)
    .where(
      and(eq(assignments.id, assignmentId), eq(assignments.classId, classId), eq(assignments.kind, "quiz")),
    );
  return there ? ({ userId, classId, assignmentId, quizId: null } as Scope) : null;
}

/** The sittings of a quiz by its link; null when it is not this owner's. */
export async function quizScope(db: Queryable, ownerId: string, quizId: string): Promise<Scope | null> {
  if (!isUuid(quizId)) return null;
  const [own] = await db
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(and(eq(quizzes.id, quizId), eq(quizzes.ownerId, ownerId)));
  return own ? ({ userId: ownerId, classId: null, assignmentId: null, quizId } as Scope) : null;
}

const text = z.string().trim().min(1).max(300);
const correctionSchema = z
  .strictObject({
    cardId: z.number().int().positive(),
    form: z.enum(QUIZ_FORMS),
    change: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("accept"), text }),
      z.strictObject({ kind: z.literal("key"), texts: z.array(text).min(1).max(20) }),
      z.strictObject({ kind: z.literal("void") }),
      z.strictObject({ kind: z.literal("full") }),
    ]),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(
    ({ form, change }) => CHANGES_OF[form].includes(change.kind),
    "A question of this form knows no such change.",
  );
export type CorrectionInput = z.infer<typeof correctionSchema>;

const sittings = (scope: Scope): SQL | undefined =>
  and(
    eq(attempts.kind, "quiz"),
    scope.assignmentId === null
      ? and(eq(attempts.quizId, scope.quizId ?? ""), isNull(attempts.assignmentId))
      : eq(attempts.assignmentId, scope.assignmentId),
  );

/** The sittings in which a card was asked in a form. */
async function concerned(db: Queryable, scope: Scope, { cardId, form }: { cardId: number; form: string }) {
  return db
    .selectDistinct({
      userId: attempts.userId,
      id: attempts.id,
      number: attempts.number,
      name: users.name,
      rosterName: members.rosterName,
    })
    .from(attempts)
    .innerJoin(users, eq(users.id, attempts.userId))
    .innerJoin(responses, and(eq(responses.userId, attempts.userId), eq(responses.attemptId, attempts.id)))
    .leftJoin(
      members,
      and(
        eq(members.userId, attempts.userId),
        scope.classId === null ? sql`false` : eq(members.classId, scope.classId),
      ),
    )
    .where(and(sittings(scope), eq(responses.cardId, cardId), eq(responses.form, form)))
    .orderBy(asc(users.name), asc(attempts.userId), asc(attempts.number));
}

/** What a correction would do to one sitting. */
export interface Effect {
  userId: string;
  name: string;
  attemptId: string;
  number: number | null;
  before: Tally;
  after: Tally;
}

/**
 * Whose points would become what, by a change that is not made yet; nothing is written.
 * @returns finished sittings in which the question was asked, by name; `before` equals `after` where nothing changes
 */
export async function previewCorrection(
  db: Queryable,
  scope: Scope,
  { cardId, form, change }: Pick<CorrectionInput, "cardId" | "form" | "change">,
): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { userId, id, number, name, rosterName } of await concerned(db, scope, { cardId, form })) {
    const attempt = await attemptById(db, userId, id);
    if (!attempt || attempt.finishedAt === null) continue;
    const questions = (await keyedQuestions(db, userId, id)).map((question) => {
      if (question.cardId !== cardId || question.form !== form) return question;
      const { key, ruling } = correctedBy(question.item, question.key, [change]);
      const changed = { ...question, key, ruling: ruling ?? question.ruling };
      return { ...changed, ...judged(attempt, changed) };
    });
    effects.push({
      ...{ userId, attemptId: id, number, name: rosterName ?? name },
      before: { points: attempt.points ?? 0, outOf: attempt.outOf },
      after: tallyOf(questions),
    });
  }
  return effects;
}

/** A correction as it stands. Times in ms. */
export interface Correction {
  id: string;
  cardId: number;
  form: QuizForm;
  change: Change;
  reason: string;
  by: string | null;
  at: number;
  /** taken back since */
  undone: boolean;
}

/** The corrections made of these sittings, the oldest first, those taken back among them. */
export async function listCorrections(db: Queryable, scope: Scope): Promise<Correction[]> {
  const rows = await db
    .select({
      correction: corrections,
      by: users.name,
      undone: sql<boolean>`exists (select 1 from ${corrections} u where u.undoes = ${corrections.id})`,
    })
    .from(corrections)
    .leftJoin(users, eq(users.id, corrections.madeBy))
    .where(inScope(scope))
    .orderBy(asc(corrections.id));
  return rows.flatMap(({ correction: { id, cardId, form, change, reason, madeAt }, by, undone }) =>
    change ? [{ id, cardId, form: form as QuizForm, change, reason, by, at: madeAt.getTime(), undone }] : [],
  );
}

const inScope = (scope: Scope) =>
  scope.assignmentId === null
    ? eq(corrections.quizId, scope.quizId ?? "")
    : eq(corrections.assignmentId, scope.assignmentId);

/**
 * Makes a correction: it is written, then every sitting is judged anew, one transaction a sitting. What a crash leaves
 * over is done by `resumeCorrections`. Sittings that go on, or begin later, are judged by it anyway.
 * @returns its id, and in how many sittings points changed
 * @throws ZodError when the form knows no such change, or no reason is given
 */
export async function applyCorrection(
  db: Db,
  scope: Scope,
  input: CorrectionInput,
  now: number,
): Promise<{ id: string; changed: number }> {
  const { cardId, form, change, reason } = correctionSchema.parse(input);
  const row = { id: uuidv7(), cardId, form, change, undoes: null, reason };
  await insert(db, scope, row, now);
  return { id: row.id, changed: await carryOut(db, scope, row, now) };
}

/**
 * Takes a correction back: sittings are judged as if it had never been made.
 * @returns in how many sittings points changed; null when there is no such correction, or it is taken back already
 */
export async function undoCorrection(
  db: Db,
  scope: Scope,
  id: string,
  reason: string,
  now: number,
): Promise<number | null> {
  const there = (await listCorrections(db, scope)).find((one) => one.id === id);
  if (!there || there.undone) return null;
  const { cardId, form } = there;
  const row = { id: uuidv7(), cardId, form, change: null, undoes: id, reason };
  await insert(db, scope, row, now);
  return carryOut(db, scope, row, now);
}

type CorrectionRow = Pick<
  typeof corrections.$inferSelect,
  "id" | "cardId" | "form" | "change" | "undoes" | "reason"
>;

async function insert(db: Db, scope: Scope, row: CorrectionRow, now: number): Promise<void> {
  const { assignmentId, quizId, userId: madeBy } = scope;
  await db.insert(corrections).values({ ...row, assignmentId, quizId, madeBy, madeAt: new Date(now) });
}

/** Carries on what a crash interrupted: whoever looks at the corrections does it first. */
export async function resumeCorrections(db: Db, scope: Scope, now: number): Promise<void> {
  const left = await db
    .select()
    .from(corrections)
    .where(and(inScope(scope), isNull(corrections.appliedAt)))
    .orderBy(asc(corrections.id));
  for (const row of left) await carryOut(db, scope, row, now);
}

async function carryOut(db: Db, scope: Scope, row: CorrectionRow, now: number): Promise<number> {
  let changed = 0;
  const told = new Set<string>();
  for (const { userId, id } of await concerned(db, scope, row)) {
    const differs = await regradeAttempt(db, userId, id, row, now, async (tx, before, after) => {
      const { classId, assignmentId } = scope;
      if (classId === null || assignmentId === null) return;
      const entry = { what: "corrected" as const, assignmentId, userId, reason: row.reason };
      const made = { correctionId: row.undoes ?? row.id, change: row.change };
      await audit(tx, { classId, userId: scope.userId }, now, [
        { ...entry, before, after: { ...after, ...made } },
      ]);
      // What became of the points is for the grades to say, when they may be seen.
      if (!told.has(userId)) await tell(tx, { classId }, { kind: "corrected", assignmentId, userId }, now);
      told.add(userId);
    });
    if (differs) changed++;
  }
  await db
    .update(corrections)
    .set({ appliedAt: new Date(now) })
    .where(eq(corrections.id, row.id));
  return changed;
}

/** A question as it was asked, for whoever corrects it: one variant of it, with its key as it stands. */
export interface AskedQuestion {
  cardId: number;
  form: QuizForm;
  prompt: string;
  answer: string;
  /** options by their words, where it has any: of all variants that were asked */
  options: string[];
  sittings: number;
}

/** A question in words: of a statement what is to be judged, since all of them have one prompt. */
const asked = (item: PublicItem) =>
  item.form === "true-false" ? `${item.prompt} ${item.statement}` : item.prompt;

/** The questions asked in these sittings, the most asked first. */
export async function askedQuestions(db: Queryable, scope: Scope): Promise<AskedQuestion[]> {
  const rows = await db
    .select({
      cardId: items.cardId,
      form: items.form,
      items: sql<
        { item: (typeof items.$inferSelect)["public"]; key: (typeof items.$inferSelect)["key"] }[]
      >`jsonb_agg(distinct
        jsonb_build_object('item', ${items.public}, 'key', ${items.key}))`,
      sittings: sql<number>`count(distinct ${attempts.id})::int`,
    })
    .from(attempts)
    .innerJoin(responses, and(eq(responses.userId, attempts.userId), eq(responses.attemptId, attempts.id)))
    .innerJoin(items, eq(items.id, responses.itemId))
    .where(sittings(scope))
    .groupBy(items.cardId, items.form)
    .orderBy(sql`count(distinct ${attempts.id}) desc`, asc(items.cardId));
  return rows.map(({ cardId, form, items: variants, sittings: sat }) => {
    const [first] = variants;
    const options = variants.flatMap(({ item }) =>
      "options" in item ? item.options.map(({ text }) => text) : [],
    );
    return {
      ...{ cardId, form: form as QuizForm, sittings: sat },
      prompt: first ? asked(first.item) : "",
      answer: first?.key.answer ?? "",
      options: [...new Set(options)],
    };
  });
}

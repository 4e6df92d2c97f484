/** Assignments as those who teach see them. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { AssignmentDraft, Given } from "@/learn/class/assignment";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";
import { assignments } from "../../schema/classes";
import { cards, deckCards, decks } from "../../schema/content";
import { attempts, quizzes } from "../../schema/quizzes";
import { isUuid } from "../ids";
import type { ClassAccess } from "./access";

/** An assignment as stored. Times in ms. */
export interface Assignment extends AssignmentDraft {
  id: string;
  classId: string;
  /** grows with each change; a change must say on which it was made */
  revision: number;
  createdAt: number;
  updatedAt: number;
  /** students it is for; null: the whole class */
  forUsers: string[] | null;
  /** null: it stands */
  withdrawnAt: number | null;
}

const ms = (date: Date | null) => date?.getTime() ?? null;
const date = (at: number | null) => (at === null ? null : new Date(at));

function givenOf(row: typeof assignments.$inferSelect): Given {
  if (row.kind === "deck" && row.deckId !== null && row.goal) {
    return { kind: "deck", deckId: row.deckId, goal: row.goal };
  }
  if (!row.blueprint) throw new Error(`assignment ${row.id} is neither a deck nor a quiz`);
  return { kind: "quiz", quizId: row.quizId, quizRevision: row.quizRevision, blueprint: row.blueprint };
}

export function assignmentOf(row: typeof assignments.$inferSelect): Assignment {
  return {
    id: row.id,
    classId: row.classId,
    title: row.title,
    instructions: row.instructions,
    given: givenOf(row),
    late: row.late,
    opensAt: ms(row.opensAt),
    dueAt: ms(row.dueAt),
    closesAt: ms(row.closesAt),
    revision: row.revision,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    forUsers: row.forUsers,
    withdrawnAt: ms(row.withdrawnAt),
  };
}

const columnsOf = ({ given, ...draft }: AssignmentDraft) => ({
  kind: given.kind,
  title: draft.title,
  instructions: draft.instructions,
  deckId: given.kind === "deck" ? given.deckId : null,
  goal: given.kind === "deck" ? given.goal : null,
  quizId: given.kind === "quiz" ? given.quizId : null,
  quizRevision: given.kind === "quiz" ? given.quizRevision : null,
  blueprint: given.kind === "quiz" ? given.blueprint : null,
  opensAt: date(draft.opensAt),
  dueAt: date(draft.dueAt),
  closesAt: date(draft.closesAt),
  late: draft.late,
});

/**
 * Gives a class a deck or a quiz.
 * @param draft as `assignmentDraftSchema` gives it; that its quiz is the caller's is for `givenFor` to see
 * @param forUsers the students it is for; null: the whole class
 */
export async function createAssignment(
  db: Queryable,
  access: ClassAccess,
  draft: AssignmentDraft,
  now: number,
  forUsers: readonly string[] | null = null,
): Promise<{ id: string; revision: number }> {
  const id = uuidv7();
  const at = new Date(now);
  await db.insert(assignments).values({
    id,
    classId: access.classId,
    createdBy: access.userId,
    forUsers: forUsers && [...forUsers],
    ...columnsOf(draft),
    createdAt: at,
    updatedAt: at,
  });
  return { id, revision: 1 };
}

const here = (access: ClassAccess, id: string) =>
  isUuid(id) ? and(eq(assignments.id, id), eq(assignments.classId, access.classId)) : sql`false`;

/** The class's assignment of that id, withdrawn ones too; null when there is none. */
export async function getAssignment(
  db: Queryable,
  access: ClassAccess,
  id: string,
): Promise<Assignment | null> {
  const [row] = await db.select().from(assignments).where(here(access, id));
  return row ? assignmentOf(row) : null;
}

/** Which class an assignment belongs to; null when there is no such assignment. */
export async function classOfAssignment(db: Queryable, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({ classId: assignments.classId })
    .from(assignments)
    .where(eq(assignments.id, id));
  return row?.classId ?? null;
}

/** The class's assignments that stand, or those withdrawn: by due date, undated ones last. */
export async function listAssignments(
  db: Queryable,
  access: ClassAccess,
  { withdrawn = false } = {},
): Promise<Assignment[]> {
  const rows = await db
    .select()
    .from(assignments)
    .where(
      and(
        eq(assignments.classId, access.classId),
        withdrawn ? sql`${assignments.withdrawnAt} is not null` : isNull(assignments.withdrawnAt),
      ),
    )
    .orderBy(sql`coalesce(${assignments.dueAt}, ${assignments.closesAt}) nulls last`, asc(assignments.id));
  return rows.map(assignmentOf);
}

export type AssignmentSaved =
  | { status: "saved"; revision: number }
  /** somebody saved meanwhile: nothing was changed */
  | { status: "conflict"; revision: number }
  | { status: "not-found" };

/**
 * Changes an assignment in place of the revision that was opened. What it is (a deck or a quiz) stays. Attempts begun
 * keep the rules, the questions and the deadline they have.
 */
export async function saveAssignment(
  db: Queryable,
  access: ClassAccess,
  id: string,
  revision: number,
  draft: AssignmentDraft,
  now: number,
): Promise<AssignmentSaved> {
  const [saved] = await db
    .update(assignments)
    .set({ ...columnsOf(draft), revision: sql`${assignments.revision} + 1`, updatedAt: new Date(now) })
    .where(and(here(access, id), eq(assignments.revision, revision), eq(assignments.kind, draft.given.kind)))
    .returning({ revision: assignments.revision });
  if (saved) return { status: "saved", revision: saved.revision };
  const there = await getAssignment(db, access, id);
  return there ? { status: "conflict", revision: there.revision } : { status: "not-found" };
}

/** Takes an assignment back, or gives it again. What students did stays. False when there is none. */
export async function withdrawAssignment(
  db: Queryable,
  access: ClassAccess,
  id: string,
  withdrawn: boolean,
  now: number,
): Promise<boolean> {
  const changed = await db
    .update(assignments)
    .set({ withdrawnAt: withdrawn ? new Date(now) : null })
    .where(here(access, id))
    .returning({ id: assignments.id });
  return changed.length > 0;
}

/** A quiz of the teacher's own as it would be given now; null when it is not theirs. */
export async function givenQuiz(
  db: Queryable,
  ownerId: string,
  quizId: string,
): Promise<{ given: Given & { kind: "quiz" }; title: string; instructions: string } | null> {
  if (!isUuid(quizId)) return null;
  const [quiz] = await db
    .select()
    .from(quizzes)
    .where(and(eq(quizzes.id, quizId), eq(quizzes.ownerId, ownerId)));
  if (!quiz) return null;
  const { id, revision, blueprint, title, instructions } = quiz;
  return { given: { kind: "quiz", quizId: id, quizRevision: revision, blueprint }, title, instructions };
}

/** A deck that can be given, by its number; null when there is none, or it has retired. */
export async function givableDeck(
  db: Queryable,
  deckId: number,
): Promise<{ title: string; packId: string; slug: string } | null> {
  const [deck] = await db
    .select({ title: decks.title, packId: decks.packId, slug: decks.slug })
    .from(decks)
    .where(and(eq(decks.id, deckId), isNull(decks.retiredAt)));
  return deck ?? null;
}

/** Every deck that can be given, the whole packs first, with how many cards it has. */
export async function givableDecks(db: Queryable): Promise<{ id: number; title: string; cards: number }[]> {
  const count = db
    .select({ n: sql`count(*)::int` })
    .from(deckCards)
    .innerJoin(cards, and(eq(cards.id, deckCards.cardId), isNull(cards.retiredAt)))
    .where(eq(deckCards.deckId, decks.id));
  return db
    .select({ id: decks.id, title: decks.title, cards: sql<number>`(${count})` })
    .from(decks)
    .where(and(isNull(decks.retiredAt), eq(decks.origin, "pack")))
    .orderBy(asc(decks.packId), asc(decks.position), asc(decks.id));
}

/** How many students began an assigned quiz, are at it, and are done with at least one attempt. */
export interface Begun {
  people: number;
  open: number;
  finished: number;
}

/** Of each assignment of the class that anybody began, by its id. */
export async function begunOf(db: Queryable, access: ClassAccess): Promise<Map<string, Begun>> {
  // Each by index (an offset keeps it apart): asked for together, the planner would read the attempts of all classes.
  const rows = await rowsOf<{ id: string } & Begun & Record<string, unknown>>(
    db,
    sql`select a.id, b.* from ${assignments} a
      cross join lateral (
        select count(distinct user_id)::int as people, (count(*) filter (where finished_at is null))::int as open,
          (count(distinct user_id) filter (where finished_at is not null))::int as finished
        from ${attempts} where assignment_id = a.id and kind = 'quiz' offset 0) b
      where a.class_id = ${access.classId}::uuid and b.people > 0`,
  );
  return new Map(rows.map(({ id, ...begun }) => [id, begun]));
}

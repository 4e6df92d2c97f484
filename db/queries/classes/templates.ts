/** Assignments kept to be given again. Each teacher has their own. */
import { and, asc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { TemplateDraft } from "@/learn/class/template";
import { MAX_TITLE } from "@/learn/quiz/draft";
import type { Queryable } from "../../client";
import { assignmentTemplates } from "../../schema/classes";
import { isUuid } from "../ids";

export interface Template {
  id: string;
  name: string;
  draft: TemplateDraft;
}

/** Keeps a draft under a name. */
export async function saveTemplate(
  db: Queryable,
  ownerId: string,
  name: string,
  draft: TemplateDraft,
  now: number,
): Promise<string> {
  const id = uuidv7();
  await db
    .insert(assignmentTemplates)
    .values({ ownerId, id, name: name.slice(0, MAX_TITLE), draft, createdAt: new Date(now) });
  return id;
}

/** The teacher's templates, by name. */
export async function listTemplates(db: Queryable, ownerId: string): Promise<Template[]> {
  return db
    .select({ id: assignmentTemplates.id, name: assignmentTemplates.name, draft: assignmentTemplates.draft })
    .from(assignmentTemplates)
    .where(eq(assignmentTemplates.ownerId, ownerId))
    .orderBy(asc(assignmentTemplates.name), asc(assignmentTemplates.id));
}

const mine = (ownerId: string, id: string) =>
  isUuid(id) ? and(eq(assignmentTemplates.ownerId, ownerId), eq(assignmentTemplates.id, id)) : sql`false`;

/** A template of the teacher's own; null when there is none of that id. */
export async function getTemplate(db: Queryable, ownerId: string, id: string): Promise<Template | null> {
  const [row] = await db
    .select({ id: assignmentTemplates.id, name: assignmentTemplates.name, draft: assignmentTemplates.draft })
    .from(assignmentTemplates)
    .where(mine(ownerId, id));
  return row ?? null;
}

/** Removes it. False when there is none. */
export async function removeTemplate(db: Queryable, ownerId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(assignmentTemplates)
    .where(mine(ownerId, id))
    .returning({ id: assignmentTemplates.id });
  return gone.length > 0;
}

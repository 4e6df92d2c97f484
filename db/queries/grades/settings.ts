/** How a class is graded: categories with weights, and what each assignment is worth where. */
import { asc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { NamedCategory } from "@/learn/grades/gradebook";
import type { Queryable, Tx } from "../../client";
import { assignments } from "../../schema/classes";
import { assignmentGrading, gradeCategories, gradeSettings } from "../../schema/grades";
import type { ClassAccess } from "../classes/access";
import { audit } from "./audit";

export interface GradeScheme {
  categories: NamedCategory[];
  missingCounts: boolean;
  /** grows with each change; a change must say on which it was made */
  revision: number;
}

/** As an instructor sends it. A category that is not there yet has an id made by the browser. */
export const schemeSchema = z
  .strictObject({
    missingCounts: z.boolean(),
    categories: z
      .array(
        z.strictObject({
          id: z.uuid().toLowerCase(),
          name: z.string().trim().min(1).max(60),
          weight: z.number().min(0).max(1000),
          dropLowest: z.number().int().min(0).max(50),
        }),
      )
      .max(20),
    assignments: z
      .array(
        z.strictObject({
          id: z.uuid().toLowerCase(),
          categoryId: z.uuid().toLowerCase().nullable(),
          possible: z.number().min(0).max(10_000).nullable(),
        }),
      )
      .max(500),
  })
  .refine(
    ({ categories, assignments }) =>
      assignments.every(
        ({ categoryId }) => categoryId === null || categories.some(({ id }) => id === categoryId),
      ),
    "Each assignment must be in a category there is.",
  )
  .refine(
    ({ categories }) => new Set(categories.map(({ id }) => id)).size === categories.length,
    "A category stands there twice.",
  );
export type SchemeInput = z.infer<typeof schemeSchema>;

/** How the class is graded now: categories in their order. */
export async function gradeScheme(db: Queryable, { classId }: ClassAccess): Promise<GradeScheme> {
  const [[settings], categories] = await Promise.all([
    db.select().from(gradeSettings).where(eq(gradeSettings.classId, classId)),
    db
      .select({
        id: gradeCategories.id,
        name: gradeCategories.name,
        weight: gradeCategories.weight,
        dropLowest: gradeCategories.dropLowest,
      })
      .from(gradeCategories)
      .where(eq(gradeCategories.classId, classId))
      .orderBy(asc(gradeCategories.position), asc(gradeCategories.id)),
  ]);
  return { categories, missingCounts: settings?.missingCounts ?? true, revision: settings?.revision ?? 0 };
}

/**
 * Puts a scheme in the place of the revision that was opened, with an entry in the trail.
 * @returns conflict when somebody saved meanwhile: nothing was changed
 * @throws ZodError when it is not sound
 */
export async function saveScheme(
  tx: Tx,
  access: ClassAccess,
  revision: number,
  input: SchemeInput,
  now: number,
): Promise<{ status: "saved" | "conflict"; revision: number }> {
  const { classId } = access;
  const { missingCounts, categories, assignments: placed } = schemeSchema.parse(input);
  await tx.insert(gradeSettings).values({ classId }).onConflictDoNothing();
  const [held] = await tx
    .select()
    .from(gradeSettings)
    .where(eq(gradeSettings.classId, classId))
    .for("update");
  if (!held || held.revision !== revision) return { status: "conflict", revision: held?.revision ?? 0 };
  const before = await gradeScheme(tx, access);
  const placedBefore = await placesOf(tx, access);

  // An id that another class has is not this class's to take.
  const own = new Set(before.categories.map(({ id }) => id));
  const idOf = new Map(categories.map(({ id }) => [id, own.has(id) ? id : uuidv7()]));
  const mine = new Set(
    (await tx.select({ id: assignments.id }).from(assignments).where(eq(assignments.classId, classId))).map(
      ({ id }) => id,
    ),
  );
  await tx.delete(gradeCategories).where(eq(gradeCategories.classId, classId));
  if (categories.length > 0) {
    await tx.insert(gradeCategories).values(
      categories.map(({ id, ...rest }, position) => ({
        id: idOf.get(id) as string,
        classId,
        position,
        ...rest,
      })),
    );
  }
  const rows = placed
    .filter(({ id }) => mine.has(id))
    .map(({ id, categoryId, possible }) => ({
      assignmentId: id,
      categoryId: categoryId === null ? null : (idOf.get(categoryId) ?? null),
      possible,
    }));
  if (rows.length > 0) {
    await tx
      .insert(assignmentGrading)
      .values(rows)
      .onConflictDoUpdate({
        target: assignmentGrading.assignmentId,
        set: { categoryId: sql`excluded.category_id`, possible: sql`excluded.possible` },
      });
  }
  await tx
    .update(gradeSettings)
    .set({ missingCounts, revision: revision + 1 })
    .where(eq(gradeSettings.classId, classId));
  const after = await gradeScheme(tx, access);
  await audit(tx, access, now, [
    {
      what: "settings",
      before: {
        categories: before.categories,
        missingCounts: before.missingCounts,
        assignments: placedBefore,
      },
      after: {
        categories: after.categories,
        missingCounts: after.missingCounts,
        assignments: await placesOf(tx, access),
      },
      reason: "",
    },
  ]);
  return { status: "saved", revision: revision + 1 };
}

async function placesOf(tx: Tx, { classId }: ClassAccess) {
  return tx
    .select({
      id: assignmentGrading.assignmentId,
      categoryId: assignmentGrading.categoryId,
      possible: assignmentGrading.possible,
    })
    .from(assignmentGrading)
    .innerJoin(assignments, eq(assignments.id, assignmentGrading.assignmentId))
    .where(eq(assignments.classId, classId))
    .orderBy(asc(assignmentGrading.assignmentId));
}

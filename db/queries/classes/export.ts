/** A user's classes for the download of their data: memberships, and of those they are a student of now the grades. */
import { asc, eq, getTableColumns } from "drizzle-orm";
import type { Queryable } from "../../client";
import { classes, members } from "../../schema/classes";
import { ownGrades } from "../grades/own";
import { accessTo } from "./access";

/** A membership as it is downloaded, those that ended too. Grades that may not be seen yet are left out. */
export async function classesData(db: Queryable, userId: string, now: number) {
  const { userId: _u, ...membership } = getTableColumns(members);
  const rows = await db
    .select({ name: classes.name, membership })
    .from(members)
    .innerJoin(classes, eq(classes.id, members.classId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.joinedAt), asc(members.classId));
  const data = [];
  for (const { name, membership: row } of rows) {
    const isStudent = row.role === "student" && row.endedAt === null;
    const access = isStudent ? await accessTo(db, userId, row.classId) : null;
    const own = access && (await ownGrades(db, access, now));
    const grades = own?.grades.map(({ column, cell }) => ({
      assignment: column.title,
      grade: cell && { state: cell.state, points: cell.points, possible: cell.possible, late: cell.late },
    }));
    data.push({ name, ...row, grades: grades ?? [], total: own?.total?.share ?? null });
  }
  return data;
}

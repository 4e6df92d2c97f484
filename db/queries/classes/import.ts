import { sql } from "drizzle-orm";
import type { Queryable } from "../../client";
import type { ClassAccess } from "./access";
import type { RosterFields } from "./members";

/** Takes over what a roster says of members, by their addresses, in one statement; what it leaves out stays. */
export async function updateFromRoster(
  db: Queryable,
  access: ClassAccess,
  people: readonly ({ email: string } & RosterFields)[],
): Promise<void> {
  if (people.length === 0) return;
  await db.execute(sql`
    update members m set roster_name = coalesce(r."rosterName", m.roster_name),
      student_number = coalesce(r."studentNumber", m.student_number), group_name = coalesce(r."groupName", m.group_name)
    from jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb)
      as r(email text, "rosterName" text, "studentNumber" text, "groupName" text)
    join users u on u.email = r.email
    where m.class_id = ${access.classId}::uuid and m.user_id = u.id and m.ended_at is null`);
}

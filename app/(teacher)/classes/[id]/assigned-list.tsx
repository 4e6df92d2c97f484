import Link from "next/link";
import type { StudentAssignment } from "@/db/queries/classes/for-student";
import { Standing } from "./standing";

/** What is assigned to a student, each with how it stands. */
export function AssignedList({
  assigned,
  userId,
  timeZone,
  withClass = false,
}: {
  assigned: readonly StudentAssignment[];
  userId: string;
  timeZone: string;
  /** names the class of each */
  withClass?: boolean;
}) {
  return (
    <ul className="divide-y divide-line">
      {assigned.map((one) => (
        <li key={one.assignment.id} className="relative py-3 first:pt-0 last:pb-0">
          <Link
            href={`/classes/${one.assignment.classId}/assignments/${one.assignment.id}`}
            className="font-semibold break-words outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-sky"
          >
            {one.assignment.title}
          </Link>
          {withClass ? <span className="text-[13px] text-quiet"> · {one.className}</span> : null}
          <Standing one={one} userId={userId} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

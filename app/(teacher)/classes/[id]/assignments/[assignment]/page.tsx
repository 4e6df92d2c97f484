import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { classTitle, requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { PageHead } from "@/app/_ui/panel";
import { getAssignment } from "@/db/queries/classes/assignments";
import { assignedOne } from "@/db/queries/classes/for-student";
import { Door } from "./door";
import { Manage } from "./manage";

interface Props {
  params: Promise<{ id: string; assignment: string }>;
  searchParams: Promise<{ assigned?: string; changed?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await classTitle(id, "class.view")) ?? (await getTranslations("classes"))("title") };
}

/** An assignment: for a student its door, for those who teach what it is and can be changed. */
export default async function AssignmentPage({ params, searchParams }: Props) {
  const { id, assignment: assignmentId } = await params;
  const { access } = await requireClass(id, "class.view");
  const db = await database();
  const assignment = await getAssignment(db, access, assignmentId);
  if (!assignment) notFound();
  const eyebrow = (
    <Link href={`/classes/${access.classId}`} className="link">
      {access.head.name}
    </Link>
  );
  if (access.relation === "student") {
    const mine = await assignedOne(db, access.userId, assignmentId);
    if (!mine) notFound();
    return (
      <>
        <PageHead eyebrow={eyebrow} title={assignment.title} text={assignment.instructions} />
        <Door mine={mine} userId={access.userId} />
      </>
    );
  }
  const { assigned, changed } = await searchParams;
  return (
    <>
      <PageHead eyebrow={eyebrow} title={assignment.title} text={assignment.instructions} />
      <Manage
        access={access}
        assignment={assignment}
        told={assigned ? "assigned" : changed ? "changed" : null}
      />
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { classTitle, requireClass } from "@/app/_server/class";
import { LinkButton } from "@/app/_ui/button";
import { ClassHead } from "./class-head";
import { StudentView } from "./student-view";
import { TeacherView } from "./teacher-view";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ withdrawn?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await classTitle(id, "class.view")) ?? (await getTranslations("classes"))("title") };
}

/** A class: for students what is due, for those who teach what is given and how one joins. */
export default async function ClassPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { access, may } = await requireClass(id, "class.view");
  const { withdrawn } = await searchParams;
  const t = await getTranslations("classes.overview");
  const assign = (
    <LinkButton href={`/classes/${access.classId}/assign`} variant="primary">
      {t("assign")}
    </LinkButton>
  );
  return (
    <>
      <ClassHead access={access} here="overview" action={may("class.assign") ? assign : undefined} />
      {access.relation === "student" ? (
        <StudentView access={access} />
      ) : (
        <TeacherView access={access} withdrawn={withdrawn} />
      )}
    </>
  );
}

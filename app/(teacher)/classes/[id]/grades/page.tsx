import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { mayDo, requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { LinkButton } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import type { ClassAccess } from "@/db/queries/classes/access";
import { gradebook } from "@/db/queries/grades/gradebook";
import { ownGrades } from "@/db/queries/grades/own";
import type { Cell } from "@/learn/grades/cell";
import { shownPercent, shownPoints } from "@/learn/grades/shown";
import { ClassHead } from "../class-head";
import { GradeGrid } from "./grade-grid";
import type { ShownCell } from "./grid-row";
import { OwnGradesList } from "./own-grades-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("grades"))("title") };
}

/** The gradebook to those who teach, their own grades to students. */
export default async function GradesPage({ params }: { params: Promise<{ id: string }> }) {
  const { access, may } = await requireClass((await params).id, "class.view");
  const db = await database();
  if (may("class.results")) return <Gradebook access={access} />;
  const own = await ownGrades(db, access, Date.now());
  if (!own) notFound();
  return (
    <>
      <ClassHead access={access} here="grades" />
      <OwnGradesList {...own} />
    </>
  );
}

function shownCell({ state, points, late, manual }: Cell): ShownCell {
  const shown = points === null ? null : shownPoints(points);
  if (state === "open") return null;
  if (state !== "graded") return [shown, state];
  return manual ? [shown, "manual"] : late ? [shown, "late"] : shown;
}

async function Gradebook({ access }: { access: ClassAccess }) {
  const t = await getTranslations("grades");
  const { columns, rows } = await gradebook(await database(), access, Date.now());
  const files = (["csv", "xlsx"] as const).map((format) => (
    <a key={format} href={`/api/classes/${access.classId}/grades?format=${format}`} download className="link">
      {t(`download.${format}`)}
    </a>
  ));
  const quizzes = columns.filter(({ kind }) => kind === "quiz");
  return (
    <>
      <ClassHead
        access={access}
        here="grades"
        action={
          mayDo(access, "class.settings") ? (
            <LinkButton href={`/classes/${access.classId}/grades/settings`}>{t("settings.title")}</LinkButton>
          ) : null
        }
      />
      <div className="grid gap-6">
        {rows.length === 0 || columns.length === 0 ? (
          <Panel title={t("title")}>
            <p className="text-quiet">{t("empty")}</p>
          </Panel>
        ) : (
          <section aria-label={t("title")} className="min-w-0">
            <p className="mb-3 flex flex-wrap gap-x-5 text-sm text-quiet print:hidden">
              {t("help")} {files}{" "}
              <Link href={`/classes/${access.classId}/grades/trail`} className="link">
                {t("toTrail")}
              </Link>
            </p>
            <NextIntlClientProvider messages={{ grades: messages.grades }}>
              <GradeGrid
                classId={access.classId}
                mayGrade={mayDo(access, "class.grade")}
                timeZone={access.head.timeZone}
                columns={columns.map(({ id, title, possible }) => ({
                  id,
                  title,
                  possible: shownPoints(possible),
                }))}
                rows={rows.map(({ student, cells, total }) => ({
                  userId: student.userId,
                  name: student.name,
                  cells: cells.map(shownCell),
                  total: total.share === null ? null : shownPercent(total.share),
                }))}
              />
            </NextIntlClientProvider>
          </section>
        )}
        {mayDo(access, "class.correct") && quizzes.length > 0 ? (
          <Panel title={t("correct.title")} className="print:hidden">
            <p className="mb-3 text-quiet">{t("correct.text")}</p>
            <ul className="grid gap-2">
              {quizzes.map(({ id, title }) => (
                <li key={id}>
                  <Link href={`/classes/${access.classId}/grades/corrections/${id}`} className="link">
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </div>
    </>
  );
}

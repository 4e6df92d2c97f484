import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DotRows } from "@/app/_ui/dot-rows";
import { Figure } from "@/app/_ui/figure";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { ClassOutlook } from "@/db/queries/insight/class-insight";

/** What was expected of the latest quizzes by the memories before them, and what was reached. */
export async function QuizzesPanel({ outlook, classId }: { outlook: ClassOutlook; classId: string }) {
  const t = await getTranslations("insight.quizzes");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const share = (value: number) => formatShare(value, locale);
  const { quizzes } = outlook;
  const [newest] = quizzes;
  if (!newest) {
    return (
      <Panel title={t("title")}>
        <p className="max-w-[60ch] text-quiet">{t(outlook.rows === null ? "noneOfFive" : "none")}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t("title")}>
      <Figure
        takeaway={t("takeaway", {
          title: newest.title,
          predicted: share(newest.predicted),
          reached: share(newest.reached),
        })}
        tableLabel={common("asTable")}
        columns={[t("quiz"), t("people"), t("answers"), t("predicted"), t("reached")]}
        rows={quizzes.map((quiz) => [
          quiz.title,
          quiz.people,
          quiz.answers,
          share(quiz.predicted),
          share(quiz.reached),
        ])}
      >
        <DotRows
          hollow={t("keyPredicted")}
          filled={t("keyReached")}
          rows={quizzes.map(({ assignmentId, title, predicted, reached }) => ({
            key: assignmentId,
            label: title,
            hollow: predicted,
            filled: reached,
            value: share(reached),
          }))}
        />
      </Figure>
      <ul className="mt-3 grid gap-1 text-sm print:hidden">
        {quizzes.map(({ assignmentId, title }) => (
          <li key={assignmentId}>
            <Link href={`/classes/${classId}/assignments/${assignmentId}/understanding`} className="link">
              {t("look")}
            </Link>{" "}
            <span className="text-quiet">· {title}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { useTranslations } from "next-intl";
import { Panel } from "@/app/_ui/panel";
import type { Misconception } from "@/learn/quiz/misconceptions";
import { type GivesRemedy, StudentsList } from "./students-list";

/** The same wrong ideas by student, those with the most first. */
export function StudentsPanel({
  misconceptions,
  names,
  remedy,
}: {
  misconceptions: readonly Misconception[];
  names: ReadonlyMap<string, string>;
  /** what can be done about one student's */
  remedy?: GivesRemedy | undefined;
}) {
  const t = useTranslations("analysis.misconceptions");
  const held = new Map<string, number[]>();
  for (const [n, one] of misconceptions.entries())
    for (const student of one.students) held.set(student, [...(held.get(student) ?? []), n]);
  const students = [...held].sort(([, a], [, b]) => b.length - a.length);
  return (
    <Panel title={t("byStudent")}>
      <StudentsList
        ideas={misconceptions.map(({ kind, prompt }) => [t(`kind.${kind}`), prompt])}
        students={students.map(([id, ideas]) => [id, names.get(id) ?? "", ideas])}
        remedy={remedy}
        more={t("allStudents", { n: students.length })}
      />
    </Panel>
  );
}

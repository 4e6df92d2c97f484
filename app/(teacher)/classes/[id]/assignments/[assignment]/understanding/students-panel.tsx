import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel } from "@/app/_ui/panel";
import type { Misconception } from "@/learn/quiz/misconceptions";

/** The same wrong ideas by student, those with the most first. */
export function StudentsPanel({
  misconceptions,
  names,
  remedy,
}: {
  misconceptions: readonly Misconception[];
  names: ReadonlyMap<string, string>;
  /** what can be done about one student's */
  remedy?: (student: string) => ReactNode;
}) {
  const t = useTranslations("analysis.misconceptions");
  const ideas = new Map<string, Misconception[]>();
  for (const one of misconceptions)
    for (const student of one.students) ideas.set(student, [...(ideas.get(student) ?? []), one]);
  const students = [...ideas].sort(([, a], [, b]) => b.length - a.length);
  return (
    <Panel title={t("byStudent")}>
      <ul className="divide-y divide-line">
        {students.map(([id, held]) => (
          <li key={id} className="flex flex-wrap items-start gap-x-5 gap-y-2 py-3 first:pt-0">
            <div className="min-w-0 flex-1 basis-56">
              <h3 className="font-semibold wrap-anywhere">{names.get(id) ?? ""}</h3>
              <ul className="mt-1 grid max-w-[64ch] gap-1 text-sm text-quiet">
                {held.map(({ kind, factId, otherFactId, text, prompt }) => (
                  <li key={`${kind}|${factId}|${otherFactId ?? ""}|${text}`} className="text-pretty">
                    <span className="text-ink">{t(`kind.${kind}`)}:</span> {prompt}
                  </li>
                ))}
              </ul>
            </div>
            {remedy ? <div className="print:hidden">{remedy(id)}</div> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

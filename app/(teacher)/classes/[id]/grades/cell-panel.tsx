"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { formatMoment } from "@/app/_ui/format";
import { FormError } from "@/app/_ui/notice";
import type { CellDetails } from "@/learn/grades/details";
import { adjust } from "./actions";

/** One grade: what it is made of, changing it with a reason, and who changed what. */
export function CellPanel({
  classId,
  userId,
  column,
  shown,
  mayGrade,
  timeZone,
}: {
  classId: string;
  userId: string;
  column: { id: string; title: string; possible: number };
  shown: string;
  mayGrade: boolean;
  /** the class's, as in the trail */
  timeZone: string;
}) {
  const t = useTranslations("grades");
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const moment = (at: number) => formatMoment(at, locale, timeZone);
  const query = new URLSearchParams({ user: userId, assignment: column.id });
  const { data, isError } = useQuery({
    queryKey: ["grade", classId, userId, column.id, shown],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/classes/${classId}/grades/cell?${query}`, { signal });
      if (!response.ok) throw new Error(`No details: ${response.status}`);
      return (await response.json()) as CellDetails;
    },
  });
  return (
    <div className="grid gap-6">
      <p>
        <span className="block text-quiet">{column.title}</span>{" "}
        <span className="num text-2xl font-semibold">{shown}</span>{" "}
        <span className="num text-quiet">{t("outOf", { possible: number.format(column.possible) })}</span>
      </p>
      {isError ? <FormError>{t("noDetails")}</FormError> : null}
      {data && data.attempts.length > 0 ? (
        <section>
          <h3 className="mb-1 text-sm font-semibold">{t("attempts")}</h3>
          <ul className="grid gap-1 text-sm">
            {data.attempts.map((attempt) => (
              <li key={attempt.id} className="flex justify-between gap-4">
                <span className="text-quiet">
                  {t("attempt", { number: attempt.number ?? 1, at: moment(attempt.finishedAt) })}
                </span>
                <span className="num">
                  {t("points", {
                    points: number.format(attempt.points),
                    outOf: number.format(attempt.outOf),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayGrade ? (
        <section>
          <h3 className="mb-3 text-sm font-semibold">{t("change")}</h3>
          <ActionForm action={adjust} submit={t("save")} pending={t("pending")}>
            <input type="hidden" name="class" value={classId} />
            <input type="hidden" name="user" value={userId} />
            <input type="hidden" name="assignment" value={column.id} />
            <div className="grid grid-cols-[1fr_7rem] gap-4">
              <FormSelect
                name="how"
                label={t("how")}
                defaultValue="manual"
                options={(["manual", "excused", "none"] as const).map((value) => ({
                  value,
                  label: t(`hows.${value}`),
                }))}
              />
              <FormText name="points" label={t("pointsLabel")} inputMode="decimal" autoComplete="off" />
            </div>
            <FormText name="reason" label={t("reason")} maxLength={500} autoComplete="off" required />
          </ActionForm>
        </section>
      ) : null}
      {data && data.trail.length > 0 ? (
        <section>
          <h3 className="mb-1 text-sm font-semibold">{t("trail")}</h3>
          <ol className="grid gap-2 text-sm">
            {data.trail.map((entry) => (
              <li key={entry.id}>
                <span className="block">{entry.reason}</span>
                <span className="text-[13px] text-quiet">
                  {t("entry", {
                    what: t(`what.${entry.what}`),
                    from: worth(entry.before),
                    to: worth(entry.after),
                    by: entry.by ?? t("somebody"),
                    at: moment(entry.at),
                  })}
                </span>
              </li>
            ))}
          </ol>
          <a
            href={`/classes/${classId}/grades/trail?${new URLSearchParams({ student: userId, assignment: column.id })}`}
            className="link mt-2 inline-block text-[13px]"
          >
            {t("wholeTrail")}
          </a>
        </section>
      ) : null}
    </div>
  );

  /** What an entry of the trail says of points: a figure, excused, or what follows from the work. */
  function worth(value: unknown): string {
    const { kind, points } = (value ?? {}) as { kind?: unknown; points?: unknown };
    if (kind === "excused") return t("excused");
    return typeof points === "number" ? number.format(points) : t("fromWork");
  }
}

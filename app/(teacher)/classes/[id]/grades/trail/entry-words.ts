import { getLocale, getTranslations } from "next-intl/server";
import type { AuditEntry } from "@/db/queries/grades/audit";
import { shownPoints } from "@/learn/grades/shown";
import { type SchemeChange, schemeChanges } from "@/learn/grades/trail";

type Words = Awaited<ReturnType<typeof getTranslations<"grades.trailPage">>>;

/**
 * What an entry of the trail changed, in a line or several.
 * @param titles of the class's assignments, by id
 */
export async function entryWords(entry: AuditEntry, titles: ReadonlyMap<string, string>): Promise<string[]> {
  const t = await getTranslations("grades.trailPage");
  const number = new Intl.NumberFormat(await getLocale(), { maximumFractionDigits: 2 });
  if (entry.what === "settings") {
    const changes = schemeChanges(entry.before, entry.after);
    if (changes.length === 0) return [t("nothing")];
    return changes.map((change) => schemeWords(change, t, number, titles));
  }
  const [from, to] = [worth(entry.before, t, number), worth(entry.after, t, number)];
  return [t(entry.what === "adjusted" ? "adjusted" : "corrected", { from, to })];
}

/** Points, points of so many, excused, or what follows from the work. */
function worth(value: unknown, t: Words, number: Intl.NumberFormat): string {
  const { kind, points, outOf } = (value ?? {}) as { kind?: unknown; points?: unknown; outOf?: unknown };
  if (kind === "excused") return t("excused");
  if (typeof points !== "number") return t("fromWork");
  const shown = number.format(shownPoints(points));
  return typeof outOf === "number"
    ? t("points", { points: shown, outOf: number.format(shownPoints(outOf)) })
    : shown;
}

function schemeWords(
  change: SchemeChange,
  t: Words,
  number: Intl.NumberFormat,
  titles: ReadonlyMap<string, string>,
): string {
  const category = (is: { name: string; weight: number; dropLowest: number }) =>
    t("category", { name: is.name, weight: number.format(is.weight), drop: is.dropLowest });
  switch (change.kind) {
    case "category-added":
      return t("categoryAdded", { category: category(change.category) });
    case "category-removed":
      return t("categoryRemoved", { category: category(change.category) });
    case "category-changed":
      return t("fromTo", { from: category(change.before), to: category(change.after) });
    case "missing":
      return change.counts ? t("missingCounts") : t("missingIgnored");
    case "assignment": {
      const of = (when: "before" | "after") =>
        t("placed", {
          category: change.category[when] ?? t("inNone"),
          possible: change.possible[when] === null ? t("byQuestions") : number.format(change.possible[when]),
        });
      const title = titles.get(change.id) ?? t("unknownAssignment");
      return `${title}: ${t("fromTo", { from: of("before"), to: of("after") })}`;
    }
  }
}

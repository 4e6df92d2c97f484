/** The form of how a class is graded: `name-ID`, `weight-ID`, `drop-ID` of categories, `in-ID`, `worth-ID` of assignments. */
import { type SchemeInput, schemeSchema } from "@/db/queries/grades/settings";

const number = (text: string | undefined) => Number((text ?? "").trim().replace(",", "."));

/** The scheme that a form says; a category without a name is left out. Null where it is not sound. */
export function schemeOf(fields: Record<string, string>): SchemeInput | null {
  const ids = (prefix: string) =>
    Object.keys(fields).flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
  const categories = ids("name-").flatMap((id) => {
    const name = fields[`name-${id}`]?.trim() ?? "";
    if (name === "") return [];
    return [{ id, name, weight: number(fields[`weight-${id}`]), dropLowest: number(fields[`drop-${id}`]) }];
  });
  const kept = new Set(categories.map(({ id }) => id));
  const assignments = ids("in-").map((id) => {
    const categoryId = fields[`in-${id}`] ?? "";
    const worth = fields[`worth-${id}`]?.trim() ?? "";
    return {
      id,
      categoryId: kept.has(categoryId) ? categoryId : null,
      possible: worth === "" ? null : number(worth),
    };
  });
  const parsed = schemeSchema.safeParse({ missingCounts: fields.missing === "on", categories, assignments });
  return parsed.success ? parsed.data : null;
}

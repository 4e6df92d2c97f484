/** What an entry of the trail of grades says, from the settings it holds before and after. Pure. */
import { z } from "zod";

const schemeSchema = z.object({
  categories: z.array(
    z.object({ id: z.string(), name: z.string(), weight: z.number(), dropLowest: z.number() }),
  ),
  missingCounts: z.boolean(),
  assignments: z.array(
    z.object({ id: z.string(), categoryId: z.string().nullable(), possible: z.number().nullable() }),
  ),
});
type Category = z.infer<typeof schemeSchema>["categories"][number];

/** One thing that became different in how a class is graded. */
export type SchemeChange =
  | { kind: "category-added" | "category-removed"; category: Category }
  | { kind: "category-changed"; before: Category; after: Category }
  | { kind: "missing"; counts: boolean }
  | {
      kind: "assignment";
      id: string;
      /** names of categories; null: in none */
      category: { before: string | null; after: string | null };
      /** null: the points of its questions */
      possible: { before: number | null; after: number | null };
    };

/** What changed between two schemes as the trail keeps them; nothing where it holds none. */
export function schemeChanges(before: unknown, after: unknown): SchemeChange[] {
  const [was, is] = [schemeSchema.safeParse(before), schemeSchema.safeParse(after)];
  if (!was.success || !is.success) return [];
  const of = (all: readonly Category[], id: string | null) => all.find((category) => category.id === id);
  const [old, now] = [was.data.categories, is.data.categories];
  const categories = [
    ...now.flatMap((category): SchemeChange[] => {
      const earlier = of(old, category.id);
      if (!earlier) return [{ kind: "category-added", category }];
      const same =
        earlier.name === category.name &&
        earlier.weight === category.weight &&
        earlier.dropLowest === category.dropLowest;
      return same ? [] : [{ kind: "category-changed", before: earlier, after: category }];
    }),
    ...old.flatMap((category): SchemeChange[] =>
      of(now, category.id) ? [] : [{ kind: "category-removed", category }],
    ),
  ];
  const missing: SchemeChange[] =
    was.data.missingCounts === is.data.missingCounts
      ? []
      : [{ kind: "missing", counts: is.data.missingCounts }];
  const assignments = is.data.assignments.flatMap(({ id, categoryId, possible }): SchemeChange[] => {
    const earlier = was.data.assignments.find((one) => one.id === id);
    const moved = (earlier?.categoryId ?? null) !== categoryId;
    if (!moved && (earlier?.possible ?? null) === possible) return [];
    return [
      {
        kind: "assignment",
        id,
        category: {
          before: of(old, earlier?.categoryId ?? null)?.name ?? null,
          after: of(now, categoryId)?.name ?? null,
        },
        possible: { before: earlier?.possible ?? null, after: possible },
      },
    ];
  });
  return [...categories, ...missing, ...assignments];
}

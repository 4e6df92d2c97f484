import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { QuizForm } from "@/learn/answer";
import type { DrillItem } from "@/learn/forms-mode";
import { publicItemOf } from "@/learn/quiz/public-item";
import type { Queryable } from "../client";
import { cards } from "../schema/content";
import { items } from "../schema/items";

/** A card to be asked in a form; another turn is another variant of the question. */
export interface Ask {
  cardId: number;
  form: QuizForm;
  turn: number;
}

/** The questions asked for, of the value that the cards have now; those there are not are left out. */
export async function drillItems(db: Queryable, wanted: readonly Ask[]): Promise<DrillItem[]> {
  if (wanted.length === 0) return [];
  const rows = await db
    .select({ cardId: items.cardId, form: items.form, item: items.public, key: items.key })
    .from(items)
    .innerJoin(cards, and(eq(cards.id, items.cardId), eq(cards.trace, items.trace)))
    .where(
      and(
        inArray(items.cardId, [...new Set(wanted.map(({ cardId }) => cardId))]),
        inArray(items.form, [...new Set(wanted.map(({ form }) => form))]),
        isNull(items.retiredAt),
        isNull(cards.retiredAt),
      ),
    )
    .orderBy(asc(items.id));
  return wanted.flatMap(({ cardId, form, turn }) => {
    const variants = rows.filter((row) => row.cardId === cardId && row.form === form);
    const chosen = variants[turn % Math.max(1, variants.length)];
    return chosen ? [{ cardId, form, item: publicItemOf(chosen.item, turn), key: chosen.key }] : [];
  });
}

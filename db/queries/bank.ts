/** The bank: what quizzes and practice are drawn from. */
import { inArray } from "drizzle-orm";
import type { QuizForm } from "@/learn/answer";
import type { ItemKey, PublicItem } from "@/learn/item";
import type { Queryable } from "../client";
import { items } from "../schema/items";

/** One question as it is stored. `public.id` is the bank's own and not for browsers in a quiz. */
export interface StoredItem {
  id: number;
  cardId: number;
  trace: number;
  form: QuizForm;
  public: PublicItem;
  key: ItemKey;
}

/** The items by number, retired ones too: an attempt that showed one can always show it again. */
export async function itemsByIds(db: Queryable, ids: readonly number[]): Promise<Map<number, StoredItem>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: items.id,
      cardId: items.cardId,
      trace: items.trace,
      form: items.form,
      public: items.public,
      key: items.key,
    })
    .from(items)
    .where(inArray(items.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, { ...row, form: row.form as QuizForm }]));
}

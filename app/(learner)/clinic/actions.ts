"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { setMarks } from "@/db/queries/marks";
import { LEECH } from "@/learn/leech";
import { LONGEST_NOTE } from "@/learn/marks";

const cardId = z.coerce.number().int().min(1).max(2_147_483_647);
/** What is left of setting a card aside: it is asked again, stays away for good, or is back in the clinic. */
const VALUES = { back: null, rest: "yes", undo: LEECH } as const;

/** Lets a card go from the clinic, or takes that back. */
export const treat = action({
  who: "user",
  input: z.object({ cardId, how: z.enum(["back", "rest", "undo"]) }),
  async run({ db, user, input }) {
    const now = Date.now();
    const mark = { cardId: input.cardId, kind: "suspended" as const, value: VALUES[input.how], at: now };
    await setMarks(db, user.id, [mark], now);
    revalidatePath("/", "layout");
    redirect(input.how === "undo" ? "/clinic" : `/clinic?did=${input.how}&card=${input.cardId}`);
  },
});

/** Keeps a note on a card; an empty one removes it. */
export const keepNote = action({
  who: "user",
  input: z.object({ cardId, note: z.string().trim().max(LONGEST_NOTE) }),
  async run({ db, user, input }) {
    const now = Date.now();
    await setMarks(
      db,
      user.id,
      [{ cardId: input.cardId, kind: "note", value: input.note || null, at: now }],
      now,
    );
    revalidatePath("/", "layout");
    return { done: (await getTranslations("clinic"))(input.note ? "noteKept" : "noteGone") };
  },
});

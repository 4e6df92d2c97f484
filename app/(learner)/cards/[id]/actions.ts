"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { setMarks } from "@/db/queries/marks";

/** Takes a card that was set aside back into the queue. */
export const askAgain = action({
  who: "user",
  input: z.object({ cardId: z.coerce.number().int().min(1).max(2_147_483_647) }),
  async run({ db, user, input: { cardId } }) {
    const now = Date.now();
    await setMarks(db, user.id, [{ cardId, kind: "suspended", value: null, at: now }], now);
    revalidatePath("/", "layout");
    return { done: (await getTranslations("card"))("askedAgain") };
  },
});

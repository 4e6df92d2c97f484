"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { markSeen } from "@/db/queries/classes/notices";

/** Marks the news shown as read: up to the newest of them, not to now. */
export const markRead = action({
  who: "user",
  input: z.object({ upTo: z.coerce.number().int().min(0).max(Date.UTC(2200)) }),
  async run({ db, user, input }) {
    await markSeen(db, user.id, Math.min(input.upTo, Date.now()));
    revalidatePath("/today");
    return {};
  },
});

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { putHardAway } from "@/db/queries/hard-habit";

/** Puts away what was said of the use of Hard. */
export const dismissHard = action({
  who: "user",
  input: z.object({}),
  async run({ db, user }) {
    await putHardAway(db, user.id, Date.now());
    revalidatePath("/progress");
    return {};
  },
});

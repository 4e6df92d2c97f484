"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { chooseWeights as putInUse } from "@/db/queries/fit";

/** Uses weights fitted before, or with no id the defaults. */
export const chooseWeights = action({
  who: "user",
  input: z.object({ id: z.string().max(64).default("") }),
  async run({ db, user, input }) {
    await putInUse(db, user.id, input.id === "" ? null : input.id);
    revalidatePath("/", "layout");
    return {};
  },
});

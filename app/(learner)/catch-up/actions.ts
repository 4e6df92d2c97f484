"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { formError } from "@/app/_server/form-error";
import { spreadOver, undoSpread } from "@/db/queries/backlog";
import { getSettings } from "@/db/queries/settings";
import { minutesInput } from "./fields";

/** Spreads the backlog as it was shown. */
export const spread = action({
  who: "user",
  input: z.object({ minutes: minutesInput, name: z.string().max(20) }),
  async run({ db, user, input }) {
    const settings = await getSettings(db, user.id);
    const done = await spreadOver(db, user.id, settings, input, Date.now());
    revalidatePath("/", "layout");
    if (done === null) throw formError((await getTranslations("catchUp"))("changed"));
    redirect("/catch-up?done=spread");
  },
});

/** Takes a spread back. */
export const undo = action({
  who: "user",
  input: z.object({ at: z.coerce.number().int().min(0).max(Date.UTC(2200)) }),
  async run({ db, user, input }) {
    await undoSpread(db, user.id, input.at, Date.now());
    revalidatePath("/", "layout");
    redirect("/catch-up?done=undone");
  },
});

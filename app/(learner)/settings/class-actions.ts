"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { removeFeed, renewFeed } from "@/db/queries/calendar-feeds";
import { setDigest } from "@/db/queries/classes/notices";

export const saveDigest = action({
  who: "user",
  input: z.object({ digest: z.enum(["off", "daily", "weekly"]) }),
  async run({ db, user, input }) {
    await setDigest(db, user.id, input.digest, Date.now());
    return { done: (await getTranslations("classes.digest"))("saved") };
  },
});

export const renewCalendar = action({
  who: "user",
  input: z.object({}),
  async run({ db, user }) {
    await renewFeed(db, user.id, Date.now());
    revalidatePath("/settings");
    return {};
  },
});

export const removeCalendar = action({
  who: "user",
  input: z.object({}),
  async run({ db, user }) {
    await removeFeed(db, user.id);
    revalidatePath("/settings");
    return {};
  },
});

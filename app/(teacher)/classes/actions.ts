"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { countTry } from "@/app/_server/rate-limit";
import { createClass } from "@/db/queries/classes/classes";
import { classNameField, timeZoneField } from "./fields";

/** A new class, taught by whoever makes it; its page says how to join it. */
export const create = action({
  who: "user",
  input: z.object({ name: classNameField, timeZone: timeZoneField }),
  async run({ db, user, input }) {
    await countTry(db, { name: "create-class:user", points: 20, seconds: 3600 }, user.id);
    const settings = { ...input, studyVisibility: "each" as const, examDay: null };
    const { id } = await createClass(db, user.id, settings, Date.now());
    redirect(`/classes/${id}`);
  },
});

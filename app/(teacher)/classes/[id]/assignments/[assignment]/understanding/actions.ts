"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classAction } from "@/app/_server/class";
import { formError } from "@/app/_server/form-error";
import { getAssignment } from "@/db/queries/classes/assignments";
import { assignRemedy } from "@/db/queries/insight/remedy";

/** Longest title of an assignment, in UTF-16 units. */
const LONGEST = 120;

/** Gives those who hold a wrong idea (`key`; empty: any of them), or one student of theirs, a deck of what it is about. */
export const remedy = classAction({
  may: "class.assign",
  input: z.object({ assignment: z.string(), key: z.string().max(2_000), student: z.string().max(40) }),
  async run({ db, access, input }) {
    const t = await getTranslations("analysis.remedy");
    const quiz = await getAssignment(db, access, input.assignment);
    const words = {
      title: t("title", { quiz: quiz?.title ?? "" }).slice(0, LONGEST),
      instructions: t("instructions", { quiz: quiz?.title ?? "" }),
    };
    const of = {
      ...(input.key ? { key: input.key } : {}),
      ...(input.student ? { student: input.student } : {}),
    };
    const made = await assignRemedy(db, access, input.assignment, of, words, Date.now());
    if (made.status !== "assigned")
      throw formError(made.status === "never" ? "remedyNever" : "remedyNothing");
    revalidatePath(`/classes/${access.classId}`, "layout");
    redirect(`/classes/${access.classId}/assignments/${made.id}?assigned=1`);
  },
});

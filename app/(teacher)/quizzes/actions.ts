"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { copyQuiz, getQuiz, setArchived, setShared } from "@/db/queries/quizzes";

const yesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");

/** Puts a quiz away and says so where it can be undone, or takes it out again. */
export const archive = action({
  who: "user",
  input: z.object({ id: z.string(), archived: yesNo }),
  async run({ db, user, input }) {
    if (!(await setArchived(db, user.id, input.id, input.archived, Date.now()))) notFound();
    revalidatePath("/quizzes", "layout");
    redirect(input.archived ? `/quizzes?archived=${input.id}` : `/quizzes/${input.id}`);
  },
});

export const copy = action({
  who: "user",
  input: z.object({ id: z.string() }),
  async run({ db, user, input }) {
    const quiz = await getQuiz(db, user.id, input.id);
    if (!quiz) notFound();
    const t = await getTranslations("quizzes");
    const made = await copyQuiz(db, user.id, input.id, t("copyTitle", { title: quiz.title }), Date.now());
    if (!made) notFound();
    redirect(`/quizzes/${made.id}`);
  },
});

/** Turns the link on or off. */
export const share = action({
  who: "user",
  input: z.object({ id: z.string(), shared: yesNo }),
  async run({ db, user, input }) {
    if ((await setShared(db, user.id, input.id, input.shared)) === undefined) notFound();
    revalidatePath("/quizzes", "layout");
    return {};
  },
});

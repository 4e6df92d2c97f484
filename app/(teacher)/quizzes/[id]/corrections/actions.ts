"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { parseInput } from "@/app/_server/body";
import { applyCorrection, quizScope, undoCorrection } from "@/db/queries/grades/correct";
import { changeOf, correctionFields } from "../../../classes/[id]/grades/correction-fields";

const fields = z.record(z.string(), z.string());
const reason = z.string().trim().min(1, "required").max(500, "invalid");
const pageOf = (id: string) => `/quizzes/${id}/corrections`;

/** Corrects a question of the quiz that the field `id` names; whose it is is seen before anything else is read. */
export const correct = action({
  who: "user",
  input: fields,
  async run({ db, user, input: { id = "", ...rest } }) {
    const scope = await quizScope(db, user.id, id);
    if (!scope) notFound();
    const input = parseInput(z.object({ ...correctionFields, reason }), rest);
    const change = changeOf(input);
    if (!change) return { error: (await getTranslations("grades.correct"))("invalid") };
    const { cardId, form } = input;
    const wanted = { cardId, form, change, reason: input.reason };
    const { changed } = await applyCorrection(db, scope, wanted, Date.now());
    revalidatePath(`/quizzes/${id}`, "layout");
    redirect(`${pageOf(id)}?corrected=${changed}`);
  },
});

export const takeBack = action({
  who: "user",
  input: fields,
  async run({ db, user, input: { id = "", ...rest } }) {
    const scope = await quizScope(db, user.id, id);
    if (!scope) notFound();
    const input = parseInput(z.object({ correction: z.string(), reason }), rest);
    await undoCorrection(db, scope, input.correction, input.reason, Date.now());
    revalidatePath(`/quizzes/${id}`, "layout");
    redirect(pageOf(id));
  },
});

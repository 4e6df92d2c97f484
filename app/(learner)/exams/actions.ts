"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { formError } from "@/app/_server/form-error";
import { coveredCards } from "@/db/queries/exam-cards";
import { saveExamPlan, stopExamPlan } from "@/db/queries/exam-plans";
import { getSettings } from "@/db/queries/settings";
import { studyDay } from "@/learn/day";

const list = z
  .string()
  .max(20_000)
  .default("")
  .transform((text) => text.split(",").filter((id) => id !== ""));

async function words(
  key: "title" | "examOn" | "minutes" | "past" | "far" | "many" | "none",
): Promise<string> {
  return (await getTranslations("exams.form.errors"))(key);
}

export const saveExam = action({
  who: "user",
  input: z.object({
    id: z.uuid(),
    packId: z.string().min(1).max(120),
    title: z.string().max(200).default(""),
    examOn: z.string().max(20).default(""),
    minutes: z.string().max(10).default(""),
    topics: list,
    decks: list,
  }),
  async run({ db, user, input }) {
    const title = input.title.trim();
    const minutesADay = /^\d{1,3}$/.test(input.minutes) ? Number(input.minutes) : 0;
    if (title.length < 1 || title.length > 80) throw formError(await words("title"), "title");
    if (!z.iso.date().safeParse(input.examOn).success) throw formError(await words("examOn"), "examOn");
    if (minutesADay < 1 || minutesADay > 600) throw formError(await words("minutes"), "minutes");
    const settings = await getSettings(db, user.id);
    const today = studyDay(Date.now(), settings);
    const { id, packId, topics, decks, examOn } = input;
    const cards = await coveredCards(db, user.id, { packId, topics, decks }, today, settings);
    if (cards.length === 0) throw formError(await words("none"));
    const plan = { title, examOn, packId, topics, decks, minutesADay };
    const refused = await saveExamPlan(db, user.id, id, plan, today);
    if (refused === "many") throw formError(await words("many"));
    if (refused) throw formError(await words(refused), "examOn");
    revalidatePath("/", "layout");
    redirect(`/exams/${id}`);
  },
});

/** Puts a plan aside, or takes it up again. */
export const stopExam = action({
  who: "user",
  input: z.object({ id: z.uuid(), stopped: z.enum(["yes", "no"]) }),
  async run({ db, user, input }) {
    await stopExamPlan(db, user.id, input.id, input.stopped === "yes");
    revalidatePath("/", "layout");
    return {};
  },
});

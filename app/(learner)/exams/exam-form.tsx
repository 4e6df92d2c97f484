import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { listDecks } from "@/db/queries/decks";
import { type ExamPlanInput, MOST_DAYS } from "@/db/queries/exam-plans";
import { listTopics } from "@/db/queries/packs";
import { addDays, type StudyDay } from "@/learn/day";
import { saveExam } from "./actions";
import { CoverField } from "./cover-field";

/** The fields of a plan. `id`: of the plan that is changed, or a fresh one. */
export async function ExamForm({ id, plan, today }: { id: string; plan: ExamPlanInput; today: StudyDay }) {
  const t = await getTranslations("exams.form");
  const db = await database();
  const [topics, decks] = await Promise.all([listTopics(db, plan.packId), listDecks(db, null, Date.now())]);
  return (
    <ActionForm action={saveExam} submit={t("submit")} pending={t("pending")}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="packId" value={plan.packId} />
      <FormText
        name="title"
        label={t("name")}
        placeholder={t("namePlaceholder")}
        defaultValue={plan.title}
        maxLength={80}
        required
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <FormText
          name="examOn"
          type="date"
          label={t("examOn")}
          min={addDays(today, 1)}
          max={addDays(today, MOST_DAYS)}
          defaultValue={plan.examOn}
          required
        />
        <FormText
          name="minutes"
          type="number"
          inputMode="numeric"
          min={1}
          max={600}
          label={t("minutes")}
          hint={t("minutesHint")}
          defaultValue={plan.minutesADay}
          required
        />
      </div>
      <NextIntlClientProvider messages={{ exams: messages.exams }}>
        <CoverField
          topics={topics}
          decks={decks
            .filter(
              (deck) =>
                deck.packId === plan.packId && deck.cards > 0 && deck.topicId === null && deck.slug !== "all",
            )
            .map(({ slug, title, cards }) => ({ slug, title, cards }))}
          initial={{ topics: plan.topics, decks: plan.decks }}
        />
      </NextIntlClientProvider>
    </ActionForm>
  );
}

import { getTranslations } from "next-intl/server";
import { ItemHead } from "@/app/_ui/items/item-head";
import { ItemShown } from "@/app/_ui/items/item-shown";
import type { AttemptReview } from "@/learn/quiz/attempt";

/** Every question with what may be told of it: the answer given, the right one, why, and where it stands. */
export async function ReviewList({ review }: { review: AttemptReview }) {
  const t = await getTranslations("results");
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="mb-4 text-2xl">
        {t("questions")}
      </h2>
      <ol className="grid gap-5">
        {review.questions.map((question) => (
          <li
            key={question.position}
            className="min-w-0 rounded-panel border border-line bg-surface px-5 py-5 sm:px-7 sm:py-6"
          >
            <div className="mb-5">
              <ItemHead
                item={question.item}
                eyebrow={[t("question", { n: question.position + 1 })]}
                compact
              />
            </div>
            <ItemShown
              item={question.item}
              answer={question.answer}
              feedback={question.feedback}
              outOf={question.points}
            />
            {question.ruling ? (
              <p className="mt-4 text-sm font-medium">{t(`ruling.${question.ruling}`)}</p>
            ) : null}
            {question.certainty ? (
              <p className="mt-4 text-sm text-quiet">{t(`certainty.${question.certainty}`)}</p>
            ) : null}
            {question.late ? <p className="mt-4 text-sm text-quiet">{t("late")}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

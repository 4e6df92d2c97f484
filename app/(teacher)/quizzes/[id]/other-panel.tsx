import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/_ui/action-form";
import type { Quiz } from "@/db/queries/quizzes";
import { copy } from "../actions";
import { ArchiveForm } from "../archive-form";

/** What is done with a quiz as a whole. */
export async function OtherPanel({ quiz }: { quiz: Quiz }) {
  const t = await getTranslations("quizzes");
  return (
    <div className="flex flex-wrap gap-2 xl:order-last">
      <ActionForm action={copy} variant="quiet" submit={t("copy")} pending={t("pending")}>
        <input type="hidden" name="id" value={quiz.id} />
      </ActionForm>
      <ArchiveForm
        id={quiz.id}
        archived={!quiz.archived}
        words={quiz.archived ? t("undo") : t("archive")}
        variant="quiet"
      />
    </div>
  );
}

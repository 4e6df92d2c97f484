import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/app/_ui/action-form";
import { archive } from "./actions";

/** One button that puts a quiz away or takes it out again. */
export async function ArchiveForm({
  id,
  archived,
  words,
  variant = "secondary",
}: {
  id: string;
  /** what it does: true puts away */
  archived: boolean;
  words: ReactNode;
  variant?: "secondary" | "quiet";
}) {
  const t = await getTranslations("quizzes");
  return (
    <ActionForm action={archive} variant={variant} submit={words} pending={t("pending")}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="archived" value={archived ? "yes" : "no"} />
    </ActionForm>
  );
}

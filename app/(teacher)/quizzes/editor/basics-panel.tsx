"use client";
import { useTranslations } from "next-intl";
import { AreaField, TextField } from "@/app/_ui/field";
import { Panel } from "@/app/_ui/panel";
import { MAX_INSTRUCTIONS, MAX_TITLE } from "@/learn/quiz/draft";
import type { PartProps } from "./part";

/** Title and instructions. */
export function BasicsPanel({ fields, change, errorAt }: PartProps) {
  const t = useTranslations("quizzes.editor");
  return (
    <Panel>
      <div className="grid gap-5">
        <TextField
          label={t("title")}
          value={fields.title}
          maxLength={MAX_TITLE}
          error={errorAt("title")}
          onChange={(event) => change({ title: event.target.value })}
        />
        <AreaField
          label={t("instructions")}
          hint={t("instructionsHint")}
          rows={fields.instructions ? 5 : 2}
          value={fields.instructions}
          maxLength={MAX_INSTRUCTIONS}
          error={errorAt("instructions")}
          onChange={(event) => change({ instructions: event.target.value })}
        />
      </div>
    </Panel>
  );
}

import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { AreaField, SelectField } from "@/app/_ui/field";
import { Panel } from "@/app/_ui/panel";
import type { AskedQuestion } from "@/db/queries/grades/correct";
import { CHANGES_OF } from "@/learn/grades/correction";
import type { correctionOf } from "../../correction-fields";

/** What is to be right of a question; sent as an address, so that looking changes nothing. */
export async function CorrectForm({
  question,
  wanted,
}: {
  question: AskedQuestion;
  wanted: ReturnType<typeof correctionOf>;
}) {
  const t = await getTranslations("grades.correct");
  const { cardId, form, prompt, answer, options } = question;
  return (
    <Panel title={prompt}>
      <p className="mb-4 text-quiet">{t("rightNow", { answer })}</p>
      {options.length > 0 ? <p className="mb-4 text-[13px] text-quiet">{options.join(" · ")}</p> : null}
      <form method="get" className="grid gap-5">
        <input type="hidden" name="cardId" value={cardId} />
        <input type="hidden" name="form" value={form} />
        <SelectField
          name="kind"
          label={t("kind")}
          defaultValue={wanted?.kind ?? CHANGES_OF[form][0]}
          options={CHANGES_OF[form].map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        {CHANGES_OF[form].includes("key") ? (
          <AreaField
            name="text"
            label={t("answers")}
            hint={t(`hint.${hintOf(form)}`)}
            rows={3}
            defaultValue={wanted?.text ?? ""}
          />
        ) : null}
        <Button type="submit" variant="secondary" className="justify-self-start">
          {t("preview")}
        </Button>
      </form>
    </Panel>
  );
}

function hintOf(form: AskedQuestion["form"]): "all" | "order" | "statement" | "any" {
  if (form === "multiple") return "all";
  if (form === "order") return "order";
  return form === "true-false" ? "statement" : "any";
}

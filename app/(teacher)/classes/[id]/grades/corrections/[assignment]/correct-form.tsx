import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { FieldGroup } from "@/app/_ui/choice";
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
  const ticked = (wanted?.text ?? "").split("\n");
  return (
    <Panel title={prompt}>
      <p className="mb-4 text-quiet">{t("rightNow", { answer })}</p>
      {options.length > 0 && !isTicked(form) ? (
        <p className="mb-4 text-[13px] text-quiet">{options.join(" · ")}</p>
      ) : null}
      <form method="get" className="grid gap-5">
        <input type="hidden" name="cardId" value={cardId} />
        <input type="hidden" name="form" value={form} />
        <SelectField
          name="kind"
          label={t("kind")}
          defaultValue={wanted?.kind ?? CHANGES_OF[form][0]}
          options={CHANGES_OF[form].map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        {isTicked(form) ? (
          <FieldGroup legend={t("answers")} hint={t(`hint.${form === "multiple" ? "all" : "any"}`)}>
            <ul className="grid gap-1">
              {options.map((option) => (
                <li key={option}>
                  <label className="flex min-h-11 items-center gap-3 wrap-anywhere">
                    <input
                      type="checkbox"
                      name="text"
                      value={option}
                      defaultChecked={ticked.includes(option)}
                      className="size-5 shrink-0 accent-sky"
                    />
                    {option}
                  </label>
                </li>
              ))}
            </ul>
          </FieldGroup>
        ) : CHANGES_OF[form].includes("key") ? (
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

/** Right answers are among the options shown: they are ticked, not typed. */
const isTicked = (form: AskedQuestion["form"]) => form === "choice" || form === "multiple";

function hintOf(form: AskedQuestion["form"]): "order" | "statement" | "typed" {
  if (form === "order") return "order";
  return form === "true-false" ? "statement" : "typed";
}

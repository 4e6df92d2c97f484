"use client";
import { useTranslations } from "next-intl";
import { CheckRow, FieldGroup, RadioTile } from "@/app/_ui/choice";
import { SelectField, TextField } from "@/app/_ui/field";
import { Fold } from "@/app/_ui/fold";
import type { PartProps } from "./part";

const BEHAVIOURS = ["deferred", "immediate", "tries", "certainty"] as const;
const COUNTS = ["best", "last", "first", "average"] as const;

/** When answers are judged and what they earn; how often one may try, and which attempt counts. */
export function JudgingPanel({ fields, change, errorAt }: PartProps) {
  const t = useTranslations("quizzes.editor.judging");
  const attempts = fields.isLimited ? t("attemptsN", { n: Number(fields.attempts) || 0 }) : t("attemptsAny");
  const counted = !fields.isLimited || fields.attempts.trim() !== "1";
  return (
    <Fold
      title={t("title")}
      summary={`${t(fields.behaviour)} · ${attempts}${counted ? `, ${t(`counts.${fields.counts}`)}` : ""}`}
      isWrong={["tries", "penalty", "attempts"].some((path) => errorAt(path) !== undefined)}
    >
      <FieldGroup legend={t("behaviour")}>
        <div className="grid items-start gap-2.5 sm:grid-cols-2">
          {BEHAVIOURS.map((behaviour) => (
            <RadioTile
              key={behaviour}
              name="behaviour"
              value={behaviour}
              checked={fields.behaviour === behaviour}
              title={t(behaviour)}
              text={t(`${behaviour}Text`)}
              onChoose={() => change({ behaviour })}
            >
              {behaviour === "tries" && fields.behaviour === "tries" ? (
                <div className="grid grid-cols-2 items-end gap-3">
                  <TextField
                    label={t("triesLabel")}
                    inputMode="numeric"
                    value={fields.tries}
                    error={errorAt("tries")}
                    onChange={(event) => change({ tries: event.target.value })}
                  />
                  <TextField
                    label={t("penaltyLabel")}
                    inputMode="decimal"
                    value={fields.penalty}
                    error={errorAt("penalty")}
                    onChange={(event) => change({ penalty: event.target.value })}
                  />
                </div>
              ) : null}
            </RadioTile>
          ))}
        </div>
      </FieldGroup>
      <FieldGroup legend={t("attempts")}>
        <CheckRow
          checked={fields.isLimited}
          label={t("limited")}
          onToggle={() => change({ isLimited: !fields.isLimited })}
        />
        <div className="mt-2 grid items-start gap-4 sm:grid-cols-[10rem_minmax(0,18rem)]">
          {fields.isLimited ? (
            <TextField
              label={t("attemptsLabel")}
              inputMode="numeric"
              value={fields.attempts}
              error={errorAt("attempts")}
              onChange={(event) => change({ attempts: event.target.value })}
            />
          ) : null}
          {counted ? (
            <SelectField
              label={t("countsLabel")}
              value={fields.counts}
              options={COUNTS.map((value) => ({ value, label: t(`counts.${value}`) }))}
              onChange={(event) => change({ counts: event.target.value as (typeof COUNTS)[number] })}
            />
          ) : null}
        </div>
      </FieldGroup>
    </Fold>
  );
}

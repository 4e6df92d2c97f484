"use client";
import { useTranslations } from "next-intl";
import { CheckRow, FieldGroup, RadioTile } from "@/app/_ui/choice";
import { TextField } from "@/app/_ui/field";
import { Fold } from "@/app/_ui/fold";
import type { PartProps } from "./part";

const LAYOUTS = ["one", "some", "all"] as const;
const VARIANTS = ["each", "one"] as const;

/** How questions come: one by one or together, the same or different for each, and how long there is. */
export function SittingPanel({ fields, change, errorAt }: PartProps) {
  const t = useTranslations("quizzes.editor.sitting");
  const summary = [
    t(`variant.${fields.variants}`),
    fields.layout === "some" ? t("layout.pages", { n: fields.perPage }) : t(`layout.${fields.layout}`),
    fields.isTimed ? t("limited", { n: fields.timeLimit }) : t("unlimited"),
  ].join(" · ");
  return (
    <Fold title={t("title")} summary={summary} isWrong={Boolean(errorAt("perPage") ?? errorAt("timeLimit"))}>
      <FieldGroup legend={t("variant.label")}>
        <div className="grid gap-2.5 sm:grid-cols-2">
          {VARIANTS.map((variants) => (
            <RadioTile
              key={variants}
              name="variants"
              value={variants}
              checked={fields.variants === variants}
              title={t(`variant.${variants}`)}
              text={t(`variant.${variants}Text`)}
              onChoose={() => change({ variants })}
            />
          ))}
        </div>
        <CheckRow
          checked={fields.shuffle}
          label={t("shuffle")}
          className="mt-1.5"
          onToggle={() => change({ shuffle: !fields.shuffle })}
        />
      </FieldGroup>
      <FieldGroup legend={t("layout.label")}>
        <div className="grid items-start gap-2.5 sm:grid-cols-3">
          {LAYOUTS.map((layout) => (
            <RadioTile
              key={layout}
              name="layout"
              value={layout}
              checked={fields.layout === layout}
              title={t(`layout.${layout}`)}
              onChoose={() => change({ layout })}
            >
              {layout === "some" && fields.layout === "some" ? (
                <TextField
                  label={t("layout.perPage")}
                  inputMode="numeric"
                  value={fields.perPage}
                  error={errorAt("perPage")}
                  onChange={(event) => change({ perPage: event.target.value })}
                />
              ) : null}
            </RadioTile>
          ))}
        </div>
      </FieldGroup>
      <FieldGroup legend={t("time")} hint={t("timeHint")}>
        <CheckRow
          checked={fields.isTimed}
          label={t("timed")}
          onToggle={() => change({ isTimed: !fields.isTimed })}
        />
        {fields.isTimed ? (
          <TextField
            label={t("minutes")}
            inputMode="numeric"
            value={fields.timeLimit}
            error={errorAt("timeLimit")}
            className="mt-2 max-w-40"
            onChange={(event) => change({ timeLimit: event.target.value })}
          />
        ) : null}
      </FieldGroup>
    </Fold>
  );
}

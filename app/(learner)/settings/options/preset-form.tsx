import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { FieldGroup } from "@/app/_ui/choice";
import { formatDay } from "@/app/_ui/format";
import type { Preset } from "@/db/queries/presets";
import { addDays } from "@/learn/day";
import { DEFAULT_PRESET_ID } from "@/learn/preset";
import { stepsText } from "@/learn/step-text";
import { saveOptions } from "./actions";

const RETENTIONS = [80, 85, 87, 90, 92, 94, 95, 97];
const A_MONDAY = "2026-01-05";

/** All that a preset holds, each with what it does in plain words. */
export async function PresetForm({ preset }: { preset: Omit<Preset, "decks"> }) {
  const t = await getTranslations("options");
  const locale = await getLocale();
  const { options } = preset;
  const number = (
    name:
      | "newPerDay"
      | "reviewsPerDay"
      | "maximumInterval"
      | "answerCap"
      | "showAfter"
      | "laterAfter"
      | "leechLapses",
    min: number,
    max: number,
  ) => (
    <FormText
      name={name}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      label={t(`${name}.label`)}
      hint={t(`${name}.hint`)}
      defaultValue={options[name]}
    />
  );
  const either = (name: "fuzz" | "spaceSiblings" | "twoButtons") => (
    <FormSelect
      name={name}
      label={t(`${name}.label`)}
      hint={t(`${name}.hint`)}
      defaultValue={options[name] ? "yes" : "no"}
      options={(["yes", "no"] as const).map((value) => ({ value, label: t(`${name}.${value}`) }))}
    />
  );
  const percents = [...new Set([Math.round(options.desiredRetention * 100), ...RETENTIONS])].sort(
    (a, b) => a - b,
  );
  return (
    <ActionForm action={saveOptions} submit={t("submit")} pending={t("pending")}>
      <input type="hidden" name="id" value={preset.id} />
      {preset.id === DEFAULT_PRESET_ID ? (
        <input type="hidden" name="name" value="" />
      ) : (
        <FormText
          name="name"
          label={t("name")}
          defaultValue={preset.name}
          maxLength={60}
          required
          autoComplete="off"
        />
      )}
      <Group title={t("groups.day")}>
        {number("newPerDay", 0, 1000)}
        {number("reviewsPerDay", 0, 9999)}
        <FormSelect
          name="mix"
          label={t("mix.label")}
          hint={t("mix.hint")}
          defaultValue={options.mix}
          options={(["mixed", "reviews-first", "new-first"] as const).map((value) => ({
            value,
            label: t(`mix.${value}`),
          }))}
        />
        <FormSelect
          name="newOrder"
          label={t("newOrder.label")}
          hint={t("newOrder.hint")}
          defaultValue={options.newOrder}
          options={(["deck", "important", "random"] as const).map((value) => ({
            value,
            label: t(`newOrder.${value}`),
          }))}
        />
        <FormSelect
          name="reviewOrder"
          label={t("reviewOrder.label")}
          hint={t("reviewOrder.hint")}
          defaultValue={options.reviewOrder}
          options={(["recall", "due", "random"] as const).map((value) => ({
            value,
            label: t(`reviewOrder.${value}`),
          }))}
        />
        {either("spaceSiblings")}
      </Group>
      <Group title={t("groups.memory")}>
        <FormSelect
          name="desiredRetention"
          label={t("desiredRetention.label")}
          hint={t("desiredRetention.hint")}
          defaultValue={String(Math.round(options.desiredRetention * 100))}
          options={percents.map((percent) => ({ value: String(percent), label: `${percent} %` }))}
        />
        {number("maximumInterval", 1, 36_500)}
        <FormText
          name="learningSteps"
          label={t("learningSteps.label")}
          hint={t("learningSteps.hint")}
          defaultValue={stepsText(options.learningSteps)}
          autoComplete="off"
        />
        <FormText
          name="relearningSteps"
          label={t("relearningSteps.label")}
          hint={t("relearningSteps.hint")}
          defaultValue={stepsText(options.relearningSteps)}
          autoComplete="off"
        />
        {either("fuzz")}
        {number("leechLapses", 0, 99)}
      </Group>
      <FieldGroup legend={t("easyDays.label")} hint={t("easyDays.hint")}>
        <div className="grid gap-3 sm:grid-cols-2">
          {options.easyDays.map((share, n) => {
            const day = addDays(A_MONDAY, n);
            return (
              <FormSelect
                key={day}
                name={`easyDay${n}`}
                label={formatDay(day, locale, { weekday: "long" })}
                defaultValue={String(share)}
                options={(["1", "0.5", "0"] as const).map((value, at) => ({
                  value,
                  label: t(`easyDays.${(["normal", "half", "least"] as const)[at] ?? "normal"}`),
                }))}
              />
            );
          })}
        </div>
      </FieldGroup>
      <Group title={t("groups.card")}>
        {either("twoButtons")}
        <FormSelect
          name="forms"
          label={t("forms.label")}
          hint={t("forms.hint")}
          defaultValue={options.forms}
          options={(["flip", "varied"] as const).map((value) => ({ value, label: t(`forms.${value}`) }))}
        />
        {number("answerCap", 10, 60)}
        {number("showAfter", 0, 120)}
        {number("laterAfter", 0, 120)}
      </Group>
    </ActionForm>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="border-t border-line pt-5">
      <h2 className="mb-4 text-lg">{title}</h2>
      <div className="grid items-start gap-5 sm:grid-cols-2">{children}</div>
    </section>
  );
}

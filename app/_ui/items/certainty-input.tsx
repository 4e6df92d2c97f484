"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { Certainty } from "@/learn/answer";

const STEPS = [1, 2, 3] as const;

/** How sure the learner is, in three steps, each with the points it earns when right and when wrong. */
export function CertaintyInput({
  value,
  earns,
  disabled,
  onCertainty,
}: {
  value: Certainty | null;
  earns: Record<Certainty, { right: number; wrong: number }>;
  disabled: boolean;
  onCertainty: (certainty: Certainty) => void;
}) {
  const t = useTranslations("items.certainty");
  const locale = useLocale();
  const id = useId();
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 2 });
  return (
    <fieldset className="grid gap-2" aria-describedby={`${id}-none`}>
      <legend className="mb-2 text-sm font-semibold">{t("legend")}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {STEPS.map((step) => (
          <label
            key={step}
            className="flex min-h-13 cursor-pointer items-center gap-3 rounded-control border border-line bg-surface px-3.5 py-2 touch-manipulation hover:border-edge has-checked:border-sky has-checked:bg-sky-soft has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky"
          >
            <input
              type="radio"
              name={`${id}-certainty`}
              checked={value === step}
              disabled={disabled}
              onChange={() => onCertainty(step)}
              className="size-5 shrink-0 accent-sky outline-none"
            />
            <span>
              <span className="block font-semibold leading-tight">{t(`${step}`)}</span>
              <span className="num flex flex-wrap gap-x-2.5 text-[13px] text-quiet">
                <span>{t("right", { points: signed.format(earns[step].right) })}</span>
                <span>{t("wrong", { points: signed.format(earns[step].wrong) })}</span>
              </span>
            </span>
          </label>
        ))}
      </div>
      <p id={`${id}-none`} className="text-[13px] text-quiet">
        {t("none")}
      </p>
    </fieldset>
  );
}

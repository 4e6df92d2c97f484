"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { MAX_ANSWER_LENGTH } from "@/learn/answer";
import type { PublicItem } from "@/learn/item";
import { cn } from "../cn";
import { dateExample } from "./date-example";

type TextItem = Extract<PublicItem, { form: "cloze" | "typed" | "numeric" | "date" }>;

const field =
  "min-h-12 rounded-control border border-edge bg-surface px-3.5 py-2 text-lg text-ink placeholder:text-quiet read-only:bg-paper";

/** A word, number or date to be typed in: beneath the question, or in the gap of a sentence. */
export function TextInput({
  item,
  text,
  labelledBy,
  readOnly,
  onText,
  onLeave,
}: {
  item: TextItem;
  text: string;
  labelledBy: string;
  readOnly: boolean;
  onText: (text: string) => void;
  /** the field lost the focus: what was typed should be saved */
  onLeave?: (() => void) | undefined;
}) {
  const t = useTranslations("items");
  const locale = useLocale();
  const id = useId();
  const isNumber = item.form === "numeric" || (item.form === "cloze" && item.blank === "a number");
  const control = {
    type: "text",
    value: text,
    readOnly,
    maxLength: MAX_ANSWER_LENGTH,
    autoComplete: "off",
    autoCapitalize: "off",
    autoCorrect: "off",
    spellCheck: false,
    enterKeyHint: "next",
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onText(event.target.value),
    onBlur: onLeave,
    "data-answer": "",
    ...(isNumber ? ({ inputMode: "decimal" } as const) : {}),
  } as const;

  if (item.form === "cloze") {
    const { before, after } = item.sentence;
    return (
      <p className="font-serif text-[clamp(1.25rem,2.8vw,1.625rem)] leading-[1.75] text-pretty wrap-anywhere">
        {before}
        <input
          {...control}
          aria-label={t("gapInSentence", { before, after, what: item.blank })}
          placeholder={item.blank}
          className={cn(field, "mx-0.5 w-[14em] max-w-full py-1 align-baseline font-sans")}
        />
        {after}
      </p>
    );
  }

  const hint =
    item.form === "numeric"
      ? t("typeHint.number")
      : item.form === "date"
        ? t(`typeHint.${item.precision}`, { example: dateExample(item.precision, locale) })
        : null;
  const { unit, prefix } = item.form === "numeric" ? item : {};
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
        {prefix ? <span id={`${id}-prefix`}>{prefix}</span> : null}
        <input
          {...control}
          aria-labelledby={cn(labelledBy, prefix ? `${id}-prefix` : null, unit ? `${id}-unit` : null)}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className={cn(field, isNumber ? "num w-[9em] max-w-full" : "w-full max-w-[34rem]")}
        />
        {unit ? <span id={`${id}-unit`}>{unit}</span> : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-[13px] text-quiet">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

import { useTranslations } from "next-intl";
import type { PublicItem } from "@/learn/item";
import { cn } from "../cn";

type TextItem = Extract<PublicItem, { form: "cloze" | "typed" | "numeric" | "date" }>;

const COLOR = {
  right: "border-good/55 bg-good-soft",
  partly: "border-hard/50 bg-gold-soft",
  wrong: "border-again/50 bg-again-soft",
};

/** What was typed in: by itself, or in the gap of its sentence. */
export function TextShown({
  item,
  text,
  verdict,
}: {
  item: TextItem;
  /** null: no answer, or it may not be seen */
  text: string | null;
  verdict: keyof typeof COLOR | undefined;
}) {
  const t = useTranslations("items");
  const look = cn(
    "rounded-control border px-2.5 py-0.5 font-sans font-semibold wrap-anywhere",
    text && verdict ? COLOR[verdict] : "border-line",
  );
  if (item.form === "cloze") {
    return (
      <p className="font-serif text-xl leading-[1.6] text-pretty wrap-anywhere">
        {item.sentence.before}
        <span className={look}>
          {text ? (
            <>
              <span className="sr-only">{t("yourAnswer")}: </span>
              {text}
            </>
          ) : (
            <span className="font-normal text-quiet">{item.blank}</span>
          )}
        </span>
        {item.sentence.after}
      </p>
    );
  }
  if (!text) return null;
  const { prefix, unit } = item.form === "numeric" ? item : {};
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-[17px]">
      <span className="text-[13px] font-semibold text-quiet">{t("given")}</span>
      {prefix ? <span>{prefix}</span> : null}
      <span className={look}>{text}</span>
      {unit ? <span>{unit}</span> : null}
    </p>
  );
}

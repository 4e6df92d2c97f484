import { useTranslations } from "next-intl";
import { cn } from "../cn";
import { Mark } from "./verdict-sign";

/**
 * Options as they were answered. What is right is marked only where it is known here: by `right`, or, when one option
 * was chosen, by the verdict on it.
 */
export function OptionsShown({
  options,
  chosen,
  right,
  verdict,
}: {
  options: readonly { id: string; text: string }[];
  chosen: readonly string[];
  /** ids of the right ones; undefined: may not be seen */
  right: readonly string[] | undefined;
  /** of the single option chosen, where `right` may not be seen */
  verdict?: "right" | "wrong" | undefined;
}) {
  const t = useTranslations("items.option");
  return (
    <ul className="grid gap-2">
      {options.map(({ id, text }) => {
        const isChosen = chosen.includes(id);
        const isRight = right ? right.includes(id) : isChosen && verdict ? verdict === "right" : null;
        const mark = isChosen
          ? isRight === null
            ? ({ kind: "plain", word: "chosen" } as const)
            : isRight
              ? ({ kind: "right", word: "chosenRight" } as const)
              : ({ kind: "wrong", word: "chosenWrong" } as const)
          : isRight
            ? ({ kind: "right", word: chosen.length > 0 ? "missed" : "right" } as const)
            : null;
        return (
          <li
            key={id}
            className={cn(
              "flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-control border px-4 py-2.5 text-[17px] leading-snug",
              mark?.kind === "right"
                ? "border-good/55 bg-good-soft"
                : mark?.kind === "wrong"
                  ? "border-again/50 bg-again-soft"
                  : mark
                    ? "border-sky bg-sky-soft"
                    : "border-line",
            )}
          >
            <span className="min-w-0 wrap-anywhere">{text}</span>
            {mark ? <Mark kind={mark.kind}>{t(mark.word)}</Mark> : null}
          </li>
        );
      })}
    </ul>
  );
}

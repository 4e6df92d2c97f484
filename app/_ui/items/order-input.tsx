"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { PublicItem } from "@/learn/item";
import { moved } from "@/learn/quiz/given";
import { Button } from "../button";

/**
 * Lines to be put in order by buttons, or by the arrow keys while one of them has the focus; the new place is
 * announced. Until a line was moved, or the order kept, there is no answer: what stands there is only the shuffle.
 */
export function OrderInput({
  item,
  order,
  labelledBy,
  disabled,
  onOrder,
}: {
  item: Extract<PublicItem, { form: "order" }>;
  /** null: not answered yet */
  order: readonly string[] | null;
  labelledBy: string;
  disabled: boolean;
  onOrder: (order: string[]) => void;
}) {
  const t = useTranslations("items.order");
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<{ id: string; by: number; said: string } | null>(null);
  const shown = order ?? item.options.map((option) => option.id);
  const textOf = (id: string) => item.options.find((option) => option.id === id)?.text ?? "";

  // A line that moves in the page loses the focus: it gets it back.
  useEffect(() => {
    if (!last) return;
    const which = last.by < 0 ? "up" : "down";
    list.current
      ?.querySelector<HTMLButtonElement>(`[data-line="${CSS.escape(last.id)}"] [data-move="${which}"]`)
      ?.focus();
  }, [last]);

  const move = (id: string, by: number) => {
    const next = moved(shown, id, by);
    const place = next.indexOf(id) + 1;
    setLast({ id, by, said: t("moved", { text: textOf(id), place, n: next.length }) });
    if (place !== shown.indexOf(id) + 1) onOrder(next);
  };

  return (
    <fieldset aria-labelledby={labelledBy} className="grid min-w-0 gap-3">
      <ol ref={list} className="grid gap-2">
        {shown.map((id, n) => (
          <li
            key={id}
            data-line={id}
            className="flex items-center gap-3 rounded-control border border-line bg-surface py-1 pr-1 pl-4"
          >
            <span aria-hidden className="num w-5 shrink-0 text-[15px] font-semibold text-quiet">
              {n + 1}
            </span>
            <span className="min-w-0 grow text-[17px] leading-snug wrap-anywhere">{textOf(id)}</span>
            <span className="flex shrink-0">
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  data-move={by < 0 ? "up" : "down"}
                  // Not `disabled` at the ends: the focus would be lost.
                  aria-disabled={disabled || n === (by < 0 ? 0 : shown.length - 1)}
                  aria-label={t(by < 0 ? "up" : "down", { text: textOf(id) })}
                  onClick={() => {
                    if (!disabled) move(id, by);
                  }}
                  onKeyDown={(event) => {
                    if (disabled || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
                    event.preventDefault();
                    move(id, event.key === "ArrowUp" ? -1 : 1);
                  }}
                  className="grid size-11 place-items-center rounded-control text-sky touch-manipulation hover:bg-sunk aria-disabled:text-quiet aria-disabled:opacity-45"
                >
                  {by < 0 ? (
                    <ArrowUp aria-hidden className="size-5" />
                  ) : (
                    <ArrowDown aria-hidden className="size-5" />
                  )}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {last?.said}
      </p>
      {order === null && !disabled ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button onClick={() => onOrder([...shown])}>{t("keep")}</Button>
          <span className="text-[13px] text-quiet">{t("untouched")}</span>
        </div>
      ) : null}
    </fieldset>
  );
}

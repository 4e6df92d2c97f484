"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import type { PublicItem } from "@/learn/item";
import { paired } from "@/learn/quiz/given";

type Pairs = [left: string, right: string][];

/**
 * Pairs to be made: for each left side the browser's own select of all right sides. Each right side can be used once;
 * choosing one that is taken moves it, and says so; passing over it by the arrow keys does not.
 */
export function MatchInput({
  item,
  pairs,
  labelledBy,
  disabled,
  onPairs,
}: {
  item: Extract<PublicItem, { form: "match" }>;
  pairs: readonly [left: string, right: string][];
  labelledBy: string;
  disabled: boolean;
  onPairs: (pairs: Pairs) => void;
}) {
  const t = useTranslations("items.match");
  const id = useId();
  // The row that lost its option to another: said to all, shown where it happened.
  const [robbed, setRobbed] = useState<{ left: string; said: string } | null>(null);
  // The arrow keys of a closed select pass over what lies between, and choose it: what was passed is given back.
  const before = useRef<{ left: string | null; pairs: typeof pairs; own: typeof pairs }>({
    left: null,
    pairs,
    own: pairs,
  });
  const rightOf = new Map(pairs);
  const leftOf = new Map(pairs.map(([left, right]) => [right, left]));
  const text = (options: readonly { id: string; text: string }[], which: string | undefined) =>
    options.find((option) => option.id === which)?.text ?? "";

  const choose = (left: string, right: string | null) => {
    const isOwn = JSON.stringify(before.current.own) === JSON.stringify(pairs);
    // Another line, or another tab changed the pairs since: from here on it is passed over anew.
    if (before.current.left !== left || !isOwn) before.current = { left, pairs, own: pairs };
    const owner = before.current.pairs.find(([l, r]) => l !== left && r === right)?.[0];
    setRobbed(
      owner
        ? {
            left: owner,
            said: t("moved", { text: text(item.right, right ?? undefined), left: text(item.left, owner) }),
          }
        : null,
    );
    const own = paired(before.current.pairs, left, right);
    before.current.own = own;
    onPairs(own);
  };

  return (
    <fieldset aria-labelledby={labelledBy} className="grid min-w-0 gap-2.5">
      {item.left.map((left) => (
        <div
          key={left.id}
          className="grid items-center gap-x-5 gap-y-2 rounded-control border border-line bg-surface px-4 py-3 sm:grid-cols-[1fr_minmax(0,15rem)]"
        >
          <label htmlFor={`${id}-${left.id}`} className="text-[17px] leading-snug wrap-anywhere">
            {left.text}
          </label>
          <span className="relative">
            <select
              id={`${id}-${left.id}`}
              value={rightOf.get(left.id) ?? ""}
              disabled={disabled}
              onFocus={() => {
                before.current = { left: left.id, pairs, own: pairs };
              }}
              onChange={(event) => choose(left.id, event.target.value || null)}
              className="min-h-12 w-full appearance-none rounded-control border border-edge bg-surface py-2 pr-10 pl-3.5 text-base text-ink disabled:opacity-80"
            >
              <option value="">{t("choose")}</option>
              {item.right.map((right) => {
                const taken = leftOf.get(right.id);
                return (
                  <option key={right.id} value={right.id}>
                    {taken && taken !== left.id ? t("used", { text: right.text }) : right.text}
                  </option>
                );
              })}
            </select>
            <ChevronDown
              aria-hidden
              className="pointer-events-none absolute top-3.5 right-3 size-5 text-quiet"
            />
          </span>
          {robbed?.left === left.id && !rightOf.has(left.id) ? (
            <p aria-hidden className="text-[13px] font-medium text-hard sm:col-span-2">
              {robbed.said}
            </p>
          ) : null}
        </div>
      ))}
      <p role="status" className="sr-only">
        {robbed?.said}
      </p>
    </fieldset>
  );
}

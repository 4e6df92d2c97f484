import type { ReactNode } from "react";
import type { PublicItem } from "@/learn/item";
import { cn } from "../cn";
import { MetaLine } from "../meta-line";

/** What is asked, as a heading: the question, or the statement that is true or false. */
export function ItemHead({
  item,
  id,
  eyebrow,
  aside,
  compact = false,
}: {
  item: PublicItem;
  /** ties the controls to what they answer */
  id?: string | undefined;
  /** stand above: "Question 3", points */
  eyebrow: readonly string[];
  /** stands at the end of that line, such as a flag */
  aside?: ReactNode;
  /** in a list of many questions */
  compact?: boolean;
}) {
  const asked = item.form === "true-false" ? item.statement : item.form === "cloze" ? null : item.prompt;
  return (
    <header>
      <div className="flex items-center justify-between gap-4">
        <MetaLine parts={[...eyebrow, item.context]} />
        {aside}
      </div>
      <h2
        id={id}
        tabIndex={id ? -1 : undefined}
        className="mt-2.5 font-medium tracking-[-0.01em] outline-none"
      >
        {asked === item.prompt ? null : (
          <span className="block font-sans text-[15px] font-normal tracking-normal text-quiet">
            {item.prompt}
          </span>
        )}
        {asked ? (
          <span
            className={cn(
              "block leading-[1.32] text-pretty wrap-anywhere",
              compact ? "text-xl" : "text-[clamp(1.25rem,2.8vw,1.625rem)]",
              asked === item.prompt ? "" : "mt-1",
            )}
          >
            {asked}
          </span>
        ) : null}
      </h2>
    </header>
  );
}

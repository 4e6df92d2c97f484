"use client";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";

/** A panel that folds: its heading says what is chosen inside. Opens by itself when something inside is wrong. */
export function Fold({
  title,
  summary,
  startOpen = false,
  isWrong = false,
  children,
}: {
  title: ReactNode;
  /** what is chosen, in a few words; shown while it is folded */
  summary: ReactNode;
  startOpen?: boolean;
  isWrong?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(startOpen);
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-panel border border-line bg-surface"
    >
      <summary className="flex min-h-14 list-none items-center gap-4 rounded-panel px-5 py-3.5 sm:px-6">
        <span className="min-w-0 grow">
          <h2 className="inline text-xl">{title}</h2>
          <span className="mt-0.5 block text-[13px] text-quiet group-open:hidden">{summary}</span>
        </span>
        <ChevronDown
          aria-hidden
          className="size-5 shrink-0 text-quiet transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-6 px-5 pb-6 sm:px-6">{children}</div>
    </details>
  );
}

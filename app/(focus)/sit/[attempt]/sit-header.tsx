"use client";
import { LayoutGrid, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ProgressBar } from "@/app/_ui/progress-bar";
import type { Runner } from "@/learn/quiz/runner";
import { progressOf } from "@/learn/quiz/runner-view";
import { SaveSign } from "./save-sign";
import { TimeLeft } from "./time-left";

/** The head: where one is, what is saved, how much time is left, and the way out. */
export function SitHeader({
  state,
  backHref,
  onList,
}: {
  state: Runner;
  backHref: string;
  onList: () => void;
}) {
  const t = useTranslations("sit");
  const { answered, total } = progressOf(state);
  const progress = t("progress", { answered, total });
  return (
    <header className="sticky top-0 z-10 grid bg-paper grid-cols-[auto_1fr_auto] items-center gap-x-3 px-2 py-1.5 text-[13px] text-quiet sm:px-5 md:grid-cols-[1fr_auto_1fr] md:py-2.5">
      <div className="flex min-w-0 items-center gap-1">
        <Link
          href={backHref}
          prefetch={false}
          aria-label={t("leave")}
          className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </Link>
        <span className="truncate text-[15px] max-md:hidden">{state.attempt.title}</span>
      </div>
      <ProgressBar value={answered} max={total} label={progress} className="md:w-80" />
      <div className="flex items-center justify-end gap-1">
        <span className="mr-2 max-md:hidden">
          <SaveSign state={state} />
        </span>
        <span className="max-md:hidden">
          <TimeLeft state={state} />
        </span>
        <button
          type="button"
          onClick={onList}
          className="num inline-flex min-h-11 items-center gap-1.5 rounded-control px-2 hover:bg-sunk hover:text-ink"
        >
          <LayoutGrid aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{`${t("listOpen")}: ${progress}`}</span>
          <span aria-hidden>
            {answered} / {total}
          </span>
        </button>
      </div>
      {/* On a phone what is saved and how long it lasts get a line of their own. */}
      <div className="col-span-3 flex items-center justify-between gap-3 pr-1 pl-3 md:hidden">
        <SaveSign state={state} />
        <TimeLeft state={state} />
      </div>
    </header>
  );
}

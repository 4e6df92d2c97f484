"use client";
import { Ellipsis, Undo2, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { ProgressBar } from "@/app/_ui/progress-bar";

const SQUARE = "grid size-11 place-items-center rounded-control hover:bg-sunk hover:text-ink";

/**
 * The head of a sitting: out of it, how far it is, where the answers are, the card's menu and Undo. Its parts are drawn
 * only when they change: between a rating and the next card every millisecond counts.
 */
export function StudyHead({
  title,
  backHref,
  done,
  total,
  again,
  status,
  onMenu,
  onUndo,
}: {
  title: string;
  backHref: string;
  done: number;
  total: number;
  /** cards that come back within the sitting */
  again: number;
  status: ReactNode;
  /** null: no card is on the table */
  onMenu: (() => void) | null;
  /** null: nothing to take back */
  onUndo: (() => void) | null;
}) {
  const t = useTranslations("study");
  return (
    <header className="grid grid-cols-[auto_1fr_auto] items-center gap-3 px-2 py-1.5 sm:px-5 md:grid-cols-[1fr_auto_1fr] md:py-2.5">
      <Leave title={title} backHref={backHref} />
      <ProgressBar value={done} max={total} label={t("progress", { done, total })} className="md:w-80" />
      <div className="flex items-center justify-end gap-2 text-[13px] text-quiet md:gap-3">
        {status}
        <span className="num whitespace-nowrap max-[359px]:hidden" aria-hidden>
          {done} / {total}
          {again > 0 ? ` +${again}` : null}
        </span>
        {onMenu ? <Menu onMenu={onMenu} /> : null}
        <Undo onUndo={onUndo} />
      </div>
    </header>
  );
}

const Leave = memo(function Leave({ title, backHref }: { title: string; backHref: string }) {
  const t = useTranslations("study");
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Link
        href={backHref}
        // Watching whether the link is in sight costs every card a few milliseconds.
        prefetch={false}
        aria-label={t("leave")}
        aria-keyshortcuts="Escape"
        className="grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink"
      >
        <X aria-hidden className="size-5" />
      </Link>
      <span className="truncate text-quiet max-md:hidden">{title}</span>
    </div>
  );
});

const Menu = memo(function Menu({ onMenu }: { onMenu: () => void }) {
  const t = useTranslations("study");
  return (
    <button
      type="button"
      onClick={onMenu}
      aria-label={t("card.menu")}
      aria-keyshortcuts="m"
      aria-haspopup="dialog"
      className={SQUARE}
    >
      <Ellipsis aria-hidden className="size-5" />
    </button>
  );
});

const Undo = memo(function Undo({ onUndo }: { onUndo: (() => void) | null }) {
  const t = useTranslations("study");
  return (
    <button
      type="button"
      onClick={onUndo ?? undefined}
      disabled={!onUndo}
      aria-label={t("undo")}
      aria-keyshortcuts="z"
      className={`${SQUARE} disabled:opacity-40`}
    >
      <Undo2 aria-hidden className="size-5" />
    </button>
  );
});

"use client";
import { X } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import { cn } from "./cn";

/**
 * The browser's own dialog: it keeps the focus inside, closes by Esc and costs no script. Opened by `showModal()` on its
 * ref.
 * @param props.sheet rises from the lower edge on a phone
 */
export function Dialog({
  dialogRef,
  title,
  close,
  sheet = false,
  onClose,
  children,
}: {
  dialogRef: Ref<HTMLDialogElement>;
  title: ReactNode;
  /** name of the closing button */
  close: string;
  sheet?: boolean;
  onClose?: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={id}
      onClose={onClose}
      className={cn(
        "m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-6 text-ink shadow-lift backdrop:bg-[rgb(10_14_20/0.5)]",
        sheet &&
          "max-sm:mb-0 max-sm:w-full max-sm:max-w-full max-sm:rounded-b-none max-sm:pb-[max(1.5rem,env(safe-area-inset-bottom))]",
      )}
    >
      <form method="dialog" className="flex items-center justify-between gap-4">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        <button
          type="submit"
          aria-label={close}
          className="-m-2 grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      </form>
      <div className="mt-4">{children}</div>
    </dialog>
  );
}

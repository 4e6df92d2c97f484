"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

/**
 * A dialog, for what cannot be undone or needs a moment's whole attention.
 * @param trigger the button that opens it; leave it out when `open` is steered from outside
 * @param actions buttons at its foot; wrap one in DialogClose to have it close the dialog
 */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  actions,
  children,
}: {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[rgb(10_14_20/0.5)] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 gap-4 overflow-auto rounded-card border border-line bg-surface p-6 shadow-lift transition duration-150 max-sm:bottom-4 sm:top-1/2 sm:-translate-y-1/2 data-ending-style:opacity-0 data-starting-style:opacity-0">
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-xl">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="-m-2 grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          {description ? (
            <Base.Description className="-mt-2 text-quiet">{description}</Base.Description>
          ) : null}
          {children}
          {actions ? <div className="flex flex-wrap justify-end gap-3 pt-2">{actions}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Makes the button it is given close the dialog. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <Base.Close render={render} />;
}

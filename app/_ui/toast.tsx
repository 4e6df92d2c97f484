"use client";
import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Gives what is inside it `useToast`, and shows the toasts. The learner's shell has one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-20 z-50 mx-auto grid max-w-96 gap-2 sm:bottom-6 sm:left-auto sm:right-6 sm:mx-0 sm:w-96">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

/**
 * Shows a short message, with an action such as Undo where there is one.
 * @returns a function: `toast({ title, description?, action?: { label, run } })`
 */
export function useToast() {
  const manager = Base.useToastManager();
  return (toast: { title: string; description?: string; action?: { label: string; run: () => void } }) =>
    manager.add({
      title: toast.title,
      description: toast.description,
      ...(toast.action ? { actionProps: { children: toast.action.label, onClick: toast.action.run } } : {}),
    });
}

function Toasts() {
  const t = useTranslations("common");
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="rounded-panel border border-line bg-surface shadow-lift transition duration-200 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <Base.Title className="font-semibold" render={<p />} />
          <Base.Description className="text-[13px] text-quiet" />
        </div>
        {toast.actionProps ? (
          <Base.Action className="min-h-11 rounded-control px-3 font-semibold text-sky hover:bg-sunk" />
        ) : null}
        <Base.Close
          aria-label={t("close")}
          className="grid size-11 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-4.5" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

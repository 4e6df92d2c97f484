"use client";
import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { ActionForm, type FormState } from "@/app/_ui/action-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { markBoxOf } from "@/app/(focus)/study/use-marks";
import { outboxOf } from "@/app/(focus)/study/use-outbox";
import { forgetAccount, unsentOf } from "./account";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * Signing out takes everything of the account off this device: after sending what waits, or when the learner says that
 * it may be lost.
 */
export function SignOut({
  userId,
  action,
  submit,
  pending,
}: {
  userId: string;
  action: Action;
  submit: string;
  pending: string;
}) {
  const t = useTranslations("device");
  const dialog = useRef<HTMLDialogElement>(null);
  const [unsent, setUnsent] = useState(0);
  const leave: Action = async (state, form) => {
    const anyway = form.get("anyway") !== null;
    const waits = anyway ? 0 : await sendAll(userId);
    if (waits > 0) {
      setUnsent(waits);
      dialog.current?.showModal();
      return state;
    }
    // Where the browser keeps nothing there is nothing to forget.
    await forgetAccount(userId).catch(() => undefined);
    try {
      return await action(state, form);
    } catch (error) {
      // Signed out: on to where that leads.
      unstable_rethrow(error);
      return { error: t("signOut.failed") };
    }
  };
  return (
    <>
      <ActionForm action={leave} variant="secondary" submit={submit} pending={pending} />
      <Dialog dialogRef={dialog} title={t("signOut.title")} close={t("close")}>
        <p className="mb-5 text-quiet">{t("signOut.text", { n: unsent })}</p>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" onClick={() => dialog.current?.close()}>
            {t("signOut.stay")}
          </Button>
          <ActionForm
            action={leave}
            variant="danger"
            submit={t("signOut.anyway", { n: unsent })}
            pending={pending}
          >
            <input type="hidden" name="anyway" value="1" />
          </ActionForm>
        </div>
      </Dialog>
    </>
  );
}

/** The form that removes an account: what of it is on this device goes, too, once it is removed. */
export function RemovalForm({
  userId,
  action,
  submit,
  pending,
  children,
}: {
  userId: string;
  action: Action;
  submit: string;
  pending: string;
  children: ReactNode;
}) {
  const remove: Action = async (state, form) => {
    try {
      return await action(state, form);
    } catch (leading) {
      // Done: on to the page that says so. Any other error, and any other page, leaves the device as it is.
      const { digest } = leading as { digest?: unknown };
      if (String(digest).includes("done=deleted")) await forgetAccount(userId).catch(() => undefined);
      throw leading;
    }
  };
  return (
    <ActionForm action={remove} variant="danger" submit={submit} pending={pending}>
      {children}
    </ActionForm>
  );
}

/** Sends what waits and says how much could not be sent. */
async function sendAll(userId: string): Promise<number> {
  const outbox = outboxOf(userId);
  const marks = markBoxOf(userId);
  await Promise.all([outbox.flush(), marks.flush()]);
  // Where the browser has no database, what waits is in localStorage.
  return Math.max(outbox.status().waiting + marks.waiting(), await unsentOf(userId).catch(() => 0));
}

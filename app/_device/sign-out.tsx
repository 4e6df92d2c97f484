"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ActionForm, type FormState } from "@/app/_ui/action-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
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
    return action(state, form);
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

/** Sends what waits and says how much could not be sent. */
async function sendAll(userId: string): Promise<number> {
  try {
    const outbox = outboxOf(userId);
    await outbox.flush();
    return Math.max(outbox.status().waiting, await unsentOf(userId));
  } catch {
    return 0;
  }
}

"use client";
import { useTranslations } from "next-intl";
import { memo, useSyncExternalStore } from "react";
import { NOTHING_WAITS, type Outbox, type OutboxStatus } from "./outbox";

/** Only what shows the status is drawn when it changes, not the whole sitting. */
function useStatus(outbox: Outbox): OutboxStatus {
  return useSyncExternalStore(outbox.subscribe, outbox.status, () => NOTHING_WAITS);
}

/** Where the answers are: a dot and a word. Quiet while all is well. */
export const StatusSign = memo(function StatusSign({ outbox, guest }: { outbox: Outbox; guest: boolean }) {
  const status = useStatus(outbox);
  const t = useTranslations("study");
  const stuck = status.offline || status.signedOut || status.early;
  return (
    <span className="whitespace-nowrap">
      <span
        aria-hidden
        className={`mr-1.5 inline-block size-2 rounded-full ${stuck ? "border-2 border-hard" : status.waiting > 0 && !guest ? "bg-heat-2" : "bg-good"}`}
      />
      {stuck
        ? t("waiting", { n: status.waiting })
        : guest
          ? t("onDevice")
          : status.waiting > 0
            ? t("sending")
            : t("saved")}
    </span>
  );
});

/** What the learner must know or do about unsaved answers; nothing when all is well. */
export const StatusNotice = memo(function StatusNotice({ outbox }: { outbox: Outbox }) {
  const status = useStatus(outbox);
  const t = useTranslations("study");
  const text = status.signedOut
    ? t("signedOut")
    : status.offline
      ? t(status.trouble ? "offlineUnkept" : "offline")
      : status.early
        ? t("early")
        : status.trouble
          ? t(status.trouble === "full" ? "storageFull" : "storageBlocked")
          : status.refused > 0
            ? t("refused", { n: status.refused })
            : null;
  return (
    <div role="status" className="mx-auto w-full max-w-[42.5rem] px-3.5">
      {text ? (
        <p className="rounded-control border border-gold/40 bg-gold-soft px-4 py-2.5 text-sm">
          {text}{" "}
          {status.signedOut ? (
            <a className="link font-semibold" href="/sign-in?next=/today">
              {t("signIn")}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  );
});

"use client";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { formatTime } from "@/app/_ui/format";
import type { Runner } from "@/learn/quiz/runner";
import { saveStatus } from "@/learn/quiz/runner-view";

const DOT = {
  saved: "bg-good",
  saving: "bg-heat-2",
  waiting: "border-2 border-hard",
  unsaved: "rotate-45 rounded-none bg-again",
};

/** Where the answers are, always in sight: a dot and words. */
export function SaveSign({ state }: { state: Runner }) {
  const t = useTranslations("sit.save");
  const status = saveStatus(state);
  const text =
    status.kind === "unsaved"
      ? t(status.why)
      : status.kind === "waiting"
        ? t("waiting", { n: status.n })
        : t(status.kind);
  return (
    <span className="inline-flex items-center gap-1.5" data-save={status.kind}>
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${DOT[status.kind]}`} />
      {text}
    </span>
  );
}

/** What the learner must know or do about answers that are not saved; nothing while all is well. */
export function SaveNotice({ state, onShow }: { state: Runner; onShow: (position: number) => void }) {
  const t = useTranslations("sit.save");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const status = saveStatus(state);
  const { deadlineAt, graceMinutes, id } = state.attempt;
  const conflict = state.questions.find((question) => question.conflict);
  const isThere = state.timeUp || (state.at === conflict?.view.position && !state.reviewing);
  let text: string | null = null;
  if (status.kind === "waiting") {
    text =
      deadlineAt === null
        ? t("offline")
        : t("offlineLimit", {
            time: formatTime(deadlineAt + graceMinutes * 60_000, Date.now(), locale, timeZone),
          });
  } else if (status.kind === "unsaved" && status.why === "who") text = t("signedOut");
  else if (conflict && !isThere) {
    text = t("conflictText", { n: state.questions.filter((question) => question.conflict).length });
  }
  return (
    <div role="status" className="mx-auto w-full max-w-[42.5rem] px-3.5">
      {text ? (
        <p className="rounded-control border border-gold/40 bg-gold-soft px-4 py-2.5 text-sm">
          {text}{" "}
          {status.kind === "unsaved" && status.why === "who" ? (
            <a className="link font-semibold" href={`/sign-in?next=/sit/${id}`}>
              {t("signIn")}
            </a>
          ) : null}
          {conflict && !isThere ? (
            <button
              type="button"
              className="link font-semibold"
              onClick={() => onShow(conflict.view.position)}
            >
              {t("show")}
            </button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

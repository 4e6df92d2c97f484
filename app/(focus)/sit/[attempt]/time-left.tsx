"use client";
import { Clock } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { Dialog } from "@/app/_ui/dialog";
import { formatCountdown, formatTime } from "@/app/_ui/format";
import type { Runner } from "@/learn/quiz/runner";
import { timeLeft } from "@/learn/quiz/runner-view";

const MINUTE = 60_000;
/** An announcement stands this long (ms). */
const ANNOUNCED_MS = 20_000;

/** The device's time, each second anew; null until the page lives in the browser. */
function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The time left by the server's clock. A press tells the rules of time, and hides it for who is made nervous. */
export function TimeLeft({ state }: { state: Runner }) {
  const t = useTranslations("sit.time");
  const tSit = useTranslations("sit");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const dialog = useRef<HTMLDialogElement>(null);
  const [hidden, setHidden] = useState(false);
  const now = useNow();
  const { deadlineAt, graceMinutes } = state.attempt;
  if (deadlineAt === null || state.attempt.state === "finished") return null;
  const left = now === null ? null : (timeLeft(state, now) ?? 0);
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="-my-1 inline-flex min-h-11 items-center gap-1.5 rounded-control px-2 hover:bg-sunk hover:text-ink"
      >
        <Clock aria-hidden className="size-4 shrink-0" />
        <span className={cn("num", left !== null && left < 5 * MINUTE && "font-semibold text-ink")}>
          {hidden || left === null ? t("hidden") : t("left", { time: formatCountdown(left, locale) })}
        </span>
      </button>
      <Dialog dialogRef={dialog} title={t("title")} close={tSit("close")} sheet>
        {now === null ? null : (
          <div className="grid gap-3 text-[15px] text-pretty">
            <p>{t("ends", { time: formatTime(deadlineAt, now, locale, timeZone) })}</p>
            <p>
              {graceMinutes > 0
                ? t("grace", { time: formatTime(deadlineAt + graceMinutes * MINUTE, now, locale, timeZone) })
                : t("noGrace")}
            </p>
            <p>{t("leaving")}</p>
            <Button
              className="mt-2 justify-self-start"
              onClick={() => {
                setHidden(!hidden);
                dialog.current?.close();
              }}
            >
              {t(hidden ? "show" : "hide")}
            </Button>
          </div>
        )}
      </Dialog>
    </>
  );
}

/** Says when five minutes and when one minute is left, also to who hid the time. */
export function TimeNotice({ state }: { state: Runner }) {
  const t = useTranslations("sit.time");
  const now = useNow();
  const left = now === null ? null : timeLeft(state, now);
  const said = ([5, 1] as const).find(
    (minutes) => left !== null && left <= minutes * MINUTE && left > minutes * MINUTE - ANNOUNCED_MS,
  );
  return (
    <div role="alert" className="mx-auto w-full max-w-[42.5rem] px-3.5">
      {said ? (
        <p className="rounded-control border border-sky/35 bg-sky-soft px-4 py-2 text-sm font-semibold">
          {t(said === 5 ? "five" : "one")}
        </p>
      ) : null}
    </div>
  );
}

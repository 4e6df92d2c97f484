"use client";
import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { whenIdle } from "./idle";

/** Keeps this device in step with the account; says what waits to be sent, was taken along, or is gone from here. */
export function DeviceKeeper({ userId }: { userId: string | null }) {
  const t = useTranslations("device");
  const [waiting, setWaiting] = useState(0);
  const [taken, setTaken] = useState(0);
  const [cleared, setCleared] = useState(false);
  useEffect(() => {
    if (!userId) return;
    let stop = () => {};
    let gone = false;
    const callOff = whenIdle(() => {
      // Left out where the browser keeps nothing.
      import("./keep")
        .then(({ keepDevice }) => keepDevice(userId, setWaiting))
        .then((kept) => {
          if (gone) kept.stop();
          stop = kept.stop;
          setTaken(kept.taken);
          setCleared(kept.cleared);
        })
        .catch(() => undefined);
    });
    return () => {
      gone = true;
      callOff();
      stop();
    };
  }, [userId]);
  const text =
    waiting > 0
      ? t("waiting", { n: waiting })
      : taken > 0
        ? t("takenAlong", { n: taken })
        : cleared
          ? t("cleared")
          : null;
  return (
    <div role="status">
      {text ? (
        <p className="mb-5 flex items-center gap-2.5 rounded-control border border-gold/40 bg-gold-soft px-4 py-2.5 text-sm">
          {waiting > 0 ? <CloudOff aria-hidden className="size-4 shrink-0" /> : null}
          {text}
        </p>
      ) : null}
    </div>
  );
}

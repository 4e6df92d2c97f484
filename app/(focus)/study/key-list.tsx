"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Kbd } from "@/app/_ui/text";

/** All keys, in the browser's own dialog: it keeps the focus inside, closes by Esc and costs no script. */
export function KeyList({ dialogRef }: { dialogRef: Ref<HTMLDialogElement> }) {
  const t = useTranslations("study");
  const keys = [
    { keys: [t("space")], text: t("keyShow") },
    { keys: ["1", "2", "3", "4"], text: t("keyRate") },
    { keys: ["Z"], text: t("keyUndo") },
    { keys: ["?"], text: t("keyHelp") },
    { keys: [t("esc")], text: t("keyLeave") },
  ];
  return (
    <dialog
      ref={dialogRef}
      aria-labelledby="keys-title"
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-6 text-ink shadow-lift backdrop:bg-[rgb(10_14_20/0.5)]"
    >
      <form method="dialog" className="flex items-center justify-between gap-4">
        <h2 id="keys-title" className="text-xl">
          {t("keysTitle")}
        </h2>
        <button
          type="submit"
          aria-label={t("close")}
          className="-m-2 grid size-11 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      </form>
      <dl className="mt-4 grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-3">
        {keys.map(({ keys, text }) => (
          <div key={text} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}

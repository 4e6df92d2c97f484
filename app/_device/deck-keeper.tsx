"use client";
import { CloudDownload, HardDriveDownload } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { FormError } from "@/app/_ui/notice";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { keepSite } from "./keep-site";
import type { KeptDeck } from "./rows";
import { GUEST, troubleOf } from "./store";

type Problem = "failed" | "full" | "blocked";

/** Takes a deck onto this device for studying it without a network, says how it stands there, and takes it off. */
export function DeckKeeper({ userId, deckId }: { userId: string | null; deckId: string }) {
  const owner = userId ?? GUEST;
  const t = useTranslations("device");
  const locale = useLocale();
  const [deck, setDeck] = useState<KeptDeck>();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [problem, setProblem] = useState<Problem>();
  const [removed, setRemoved] = useState(false);
  useEffect(() => {
    import("./decks")
      .then(({ keptDeck }) => keptDeck(owner, deckId))
      .then((found) => {
        if (!found || found.unwanted) return;
        setDeck(found);
        keepSite();
      })
      .catch(() => setProblem("blocked"));
  }, [owner, deckId]);

  const keep = async () => {
    setProblem(undefined);
    setRemoved(false);
    setProgress({ done: 0, total: 0 });
    // A browser may take storage back when it runs out of it, unless it was asked not to.
    void navigator.storage?.persist?.().catch(() => false);
    const { downloadDeck, keptDeck } = await import("./decks");
    try {
      await downloadDeck(owner, deckId, { tell: (done, total) => setProgress({ done, total }) });
      setDeck(await keptDeck(owner, deckId));
      keepSite();
    } catch (error) {
      setProblem(error instanceof DOMException ? troubleOf(error) : "failed");
    }
    setProgress(undefined);
  };
  const remove = async () => {
    const { removeDeck } = await import("./decks");
    await removeDeck(owner, deckId);
    setDeck(undefined);
    setRemoved(true);
  };

  if (progress) {
    const label = t("fetching", progress);
    return (
      <div className="max-w-md" role="status">
        <ProgressBar value={progress.done} max={Math.max(1, progress.total)} label={label} />
        <p className="num mt-1.5 text-[13px] text-quiet">{label}</p>
      </div>
    );
  }
  const linkClass = "link inline-flex min-h-11 items-center";
  return (
    <div className="grid justify-items-start gap-1">
      {deck ? (
        <>
          <p className="flex items-start gap-2 text-[13px] text-quiet">
            <HardDriveDownload aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
            {deck.completeAt === null
              ? t("notWhole")
              : t("kept", {
                  n: deck.cardIds.length,
                  size: sizeText(deck.size, locale),
                  when: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(
                    deck.completeAt,
                  ),
                })}
          </p>
          <div className="flex flex-wrap gap-x-6">
            <button type="button" className={linkClass} onClick={() => void keep()}>
              {t("update")}
            </button>
            <button type="button" className={linkClass} onClick={() => void remove()}>
              {t("remove")}
            </button>
          </div>
        </>
      ) : (
        <Button onClick={() => void keep()}>
          <CloudDownload aria-hidden className="size-4" />
          {t("keep")}
        </Button>
      )}
      <p role="status" className={removed ? "text-[13px] text-quiet" : "sr-only"}>
        {removed ? t("removed") : null}
      </p>
      <FormError>{problem ? t(problem) : null}</FormError>
    </div>
  );
}

function sizeText(bytes: number, locale: string): string {
  const big = bytes >= 1e6;
  const unit = big ? "megabyte" : "kilobyte";
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: big ? 1 : 0 });
  return format.format(Math.max(1, bytes / (big ? 1e6 : 1e3)));
}

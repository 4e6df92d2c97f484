"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { downloadDeck, keptDeck, OtherAccountError } from "@/app/_device/decks";
import { tellRated } from "@/app/_device/rated";
import { refreshDeck } from "@/app/_device/refresh";
import { sittingOnDevice } from "@/app/_device/sitting";
import { GUEST } from "@/app/_device/store";
import { Button, LinkButton } from "@/app/_ui/button";
import { type Extra, newToday } from "./more-link";
import { type Sitting, StudyRunner } from "./study-runner";
import { unshelve } from "./unshelve";

type State =
  | { kind: "loading"; done: number; total: number }
  | { kind: "ready"; sitting: Sitting; title: string | undefined }
  | { kind: "missing" }
  | { kind: "failed" };

/**
 * A sitting built on this device from a deck that is here. What the server knows besides is fetched meanwhile: cards
 * rated on another device leave the sitting, the rest is for the next one.
 * @param props.deckId `pack/slug`; null: all decks on this device
 * @param props.fetch takes the deck onto the device where it is not
 */
export function StudyOnDevice({
  userId: learner,
  deckId,
  title,
  backHref,
  moreHref,
  extra,
  fetch,
}: {
  /** null: a guest */
  userId: string | null;
  deckId: string | null;
  title?: string;
  backHref: string;
  moreHref: string;
  extra: Extra | null;
  fetch: boolean;
}) {
  const userId = learner ?? GUEST;
  const t = useTranslations("study");
  const [state, setState] = useState<State>({ kind: "loading", done: 0, total: 0 });
  const { more, from } = extra ?? {};
  const load = useCallback(async () => {
    const tell = (done: number, total: number) => setState({ kind: "loading", done, total });
    await unshelve(userId);
    let deck = deckId === null ? undefined : await keptDeck(userId, deckId);
    const here = deck?.completeAt != null;
    if (deckId !== null && !here) {
      if (!fetch) return setState({ kind: "missing" });
      await downloadDeck(userId, deckId, { tell });
      deck = await keptDeck(userId, deckId);
    }
    const asked = more === undefined ? null : { more, from };
    const sitting = await sittingOnDevice(userId, deck, Date.now(), (n) => newToday(n, asked));
    setState(sitting ? { kind: "ready", sitting, title: deck?.title } : { kind: "missing" });
    if (deckId !== null && here && navigator.onLine) tellRated(userId, await refreshDeck(userId, deckId));
  }, [userId, deckId, fetch, more, from]);
  useEffect(() => {
    load().catch((error: unknown) => {
      // The page that the server has for whoever is signed in by now.
      if (error instanceof OtherAccountError && error.userId !== null) window.location.reload();
      else setState((now) => (now.kind === "ready" ? now : { kind: "failed" }));
    });
  }, [load]);

  if (state.kind === "ready") {
    return (
      <StudyRunner
        key={state.sitting.visit}
        userId={userId}
        title={title ?? state.title ?? t("titleToday")}
        backHref={backHref}
        moreHref={moreHref}
        sitting={state.sitting}
      />
    );
  }
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-5 px-4.5 text-center">
      <h1 className={state.kind === "loading" ? "sr-only" : "text-3xl"}>
        {state.kind === "loading" ? (title ?? t("title")) : t(`device.${state.kind}Title`)}
      </h1>
      <p className="max-w-[46ch] text-quiet" role="status">
        {state.kind !== "loading"
          ? t(`device.${state.kind}`)
          : state.total > 0
            ? t("device.fetching", { done: state.done, total: state.total })
            : t("device.loading")}
      </p>
      {state.kind === "loading" ? null : (
        <div className="flex flex-wrap justify-center gap-3">
          {state.kind === "failed" ? (
            <Button variant="primary" onClick={() => window.location.reload()}>
              {t("retry")}
            </Button>
          ) : null}
          <LinkButton href={backHref}>{t("leave")}</LinkButton>
        </div>
      )}
    </main>
  );
}

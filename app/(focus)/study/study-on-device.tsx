"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { downloadDeck, keptDeck } from "@/app/_device/decks";
import { sittingOnDevice } from "@/app/_device/sitting";
import { GUEST } from "@/app/_device/store";
import { Button, LinkButton } from "@/app/_ui/button";
import { type Extra, newToday } from "./more-link";
import { type Sitting, StudyRunner } from "./study-runner";
import { outboxOf } from "./use-outbox";

type State =
  | { kind: "loading"; done: number; total: number }
  | { kind: "ready"; sitting: Sitting; title: string | undefined }
  | { kind: "missing" }
  | { kind: "failed" };

/**
 * A sitting built on this device from a deck that is here; what the server knows besides is fetched meanwhile, for the
 * next one.
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
    let deck = deckId === null ? undefined : await keptDeck(userId, deckId);
    const here = deck?.completeAt != null;
    if (deckId !== null && !here) {
      if (!fetch) return setState({ kind: "missing" });
      await downloadDeck(userId, deckId, tell);
      deck = await keptDeck(userId, deckId);
    }
    const asked = more === undefined ? null : { more, from };
    const sitting = await sittingOnDevice(userId, deck, Date.now(), (n) => newToday(n, asked));
    setState(sitting ? { kind: "ready", sitting, title: deck?.title } : { kind: "missing" });
    if (deckId !== null && here && navigator.onLine) {
      await outboxOf(userId).flush();
      // Without a network the deck stays as it is: the next sitting tries again.
      await downloadDeck(userId, deckId).catch(() => undefined);
    }
  }, [userId, deckId, fetch, more, from]);
  useEffect(() => {
    load().catch(() => setState((now) => (now.kind === "ready" ? now : { kind: "failed" })));
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
            <Button
              variant="primary"
              onClick={() => {
                setState({ kind: "loading", done: 0, total: 0 });
                load().catch(() => setState({ kind: "failed" }));
              }}
            >
              {t("retry")}
            </Button>
          ) : null}
          <LinkButton href={backHref}>{t("leave")}</LinkButton>
        </div>
      )}
    </main>
  );
}

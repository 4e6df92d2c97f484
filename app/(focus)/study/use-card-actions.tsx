"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { type DaySettings, studyDay } from "@/learn/day";
import { LEECH } from "@/learn/leech";
import type { CardMarks, MarkKind } from "@/learn/marks";
import type { StudyCard } from "@/learn/session";
import type { CardAction } from "./keys";

// Rare: loaded when first asked for, and once the sitting has begun so that a tunnel comes too late.
const loadDialogs = () => import("./card-dialogs");
const CardDialogs = dynamic(() => loadDialogs().then((all) => all.CardDialogs), { ssr: false });

export type OpenDialog = "menu" | "note" | "report";

/** What can be done with the card on the table besides rating it: its menu, its dialogs, and what is said of it. */
export function useCardActions({
  card,
  marks,
  mark,
  putAside,
  undo,
  day,
}: {
  card: StudyCard | null;
  marks: Readonly<Record<number, CardMarks>>;
  mark: (cardId: number, kind: MarkKind, value: string | null) => () => void;
  putAside: (cardId: number, takeBack: () => void) => void;
  undo: () => void;
  day: DaySettings;
}): {
  open: () => void;
  /** nothing is said any more */
  clear: () => void;
  dialogs: ReactNode;
  said: ReactNode;
  onCard: (action: CardAction) => void;
  /** a card keeps failing: it is set aside, and said so */
  onLeech: (cardId: number) => void;
} {
  const t = useTranslations("study.card");
  const [dialog, setDialog] = useState<{ which: OpenDialog; card: StudyCard } | null>(null);
  const [said, setSaid] = useState<{ text: string; undo?: () => void } | null>(null);
  useEffect(() => {
    // Without a network they are asked for again when they are wanted.
    const timer = setTimeout(() => loadDialogs().catch(() => undefined), 3_000);
    return () => clearTimeout(timer);
  }, []);
  // What was said of a card goes when the next but one comes: time enough to read it, and to take it back.
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 8_000);
    return () => clearTimeout(timer);
  }, [said]);

  const show = useCallback(
    (which: OpenDialog, card: StudyCard) => {
      loadDialogs().then(
        () => setDialog({ which, card }),
        () => setSaid({ text: t("away") }),
      );
    },
    [t],
  );
  const aside = useCallback(
    (cardId: number, kind: "suspended" | "buried", value: string, text: string) => {
      putAside(cardId, mark(cardId, kind, value));
      setSaid({ text, undo });
    },
    [putAside, mark, undo],
  );
  const onLeech = useCallback((cardId: number) => aside(cardId, "suspended", LEECH, t("leech")), [aside, t]);
  const onCard = useCallback(
    (action: CardAction) => {
      if (!card) return;
      if (action === "note" || action === "report") return show(action, card);
      if (action === "history") return void window.open(`/cards/${card.id}`, "_blank", "noopener");
      if (action === "flag") {
        const value = marks[card.id]?.flag ? null : "1";
        const takeBack = mark(card.id, "flag", value);
        return setSaid({ text: value ? t("flagged") : t("unflagged"), undo: takeBack });
      }
      if (action === "suspend") return aside(card.id, "suspended", "yes", t("suspended"));
      aside(card.id, "buried", studyDay(Date.now(), day), t("buried"));
    },
    [card, marks, mark, aside, day, show, t],
  );
  const open = useCallback(() => {
    if (card) show("menu", card);
  }, [card, show]);
  const close = useCallback(() => setDialog(null), []);

  const clear = useCallback(() => setSaid(null), []);

  return {
    open,
    clear,
    onCard,
    onLeech,
    dialogs: dialog ? (
      <CardDialogs
        key={dialog.which}
        which={dialog.which}
        card={dialog.card}
        marks={marks[dialog.card.id] ?? {}}
        onAction={onCard}
        onMark={(kind, value, text) => setSaid({ text, undo: mark(dialog.card.id, kind, value) })}
        onSaid={(text) => setSaid({ text })}
        onClose={close}
      />
    ) : null,
    said: (
      <div role="status" className="mx-auto w-full max-w-[42.5rem] px-3.5">
        {said ? (
          <p className="flex min-h-11 items-center justify-between gap-4 rounded-control border border-line bg-surface px-4 py-1.5 text-sm">
            {said.text}
            {said.undo ? (
              <button
                type="button"
                className="link min-h-9 font-semibold"
                onClick={() => {
                  said.undo?.();
                  setSaid(null);
                }}
              >
                {t("undo")}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
    ),
  };
}

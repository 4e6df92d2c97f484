"use client";
import { useEffect, useEffectEvent } from "react";
import type { Rating } from "@/learn/review";
import { type CardAction, keyCommand } from "./keys";

/** What the keys of the study page do. */
export interface KeyActions {
  shown: boolean;
  twoButtons: boolean;
  show: () => void;
  rate: (rating: Rating) => void;
  undo: () => void;
  menu: () => void;
  onCard: (action: CardAction) => void;
  help: () => void;
  leave: () => void;
}

/** Space shows, then rates good; 1 to 4 rate; Z undoes; ? lists the keys; Esc leaves. */
export function useKeys({
  shown,
  twoButtons,
  show,
  rate,
  undo,
  menu,
  onCard,
  help,
  leave,
}: KeyActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.querySelector("dialog[open]")) return;
    // What is typed into a field is text.
    const field = "input:not([type=radio], [type=checkbox]), textarea, select";
    if (event.target instanceof HTMLElement && event.target.matches(field)) return;
    const command = keyCommand(event);
    const onControl = event.target instanceof Element && event.target.closest("button, a, summary, input");
    // Space and Enter belong to the control that has the focus.
    if (command?.kind === "space" && !onControl) shown ? rate(3) : show();
    else if (command?.kind === "rate" && shown) {
      if (!twoButtons || command.rating % 2 === 1) rate(command.rating);
    } else if (command?.kind === "undo") undo();
    else if (command?.kind === "menu") menu();
    else if (command?.kind === "card") onCard(command.action);
    else if (command?.kind === "help") help();
    else if (command?.kind === "leave") leave();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

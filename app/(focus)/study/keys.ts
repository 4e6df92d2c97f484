import type { Rating } from "@/learn/review";
import { keyChar } from "../key-char";

/** What can be done with a card besides rating it. */
export type CardAction = "suspend" | "bury" | "flag" | "note" | "report" | "history" | "type";

const CARD_KEYS: Readonly<Record<string, CardAction>> = {
  s: "suspend",
  b: "bury",
  f: "flag",
  n: "note",
  r: "report",
  h: "history",
  t: "type",
};

/** What a key of the study page asks for. */
export type KeyCommand =
  | { kind: "space" }
  | { kind: "rate"; rating: Rating }
  | { kind: "undo" }
  | { kind: "menu" }
  | { kind: "card"; action: CardAction }
  | { kind: "help" }
  | { kind: "leave" };

/** The command of a key press, null for any other key. */
export function keyCommand(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): KeyCommand | null {
  const char = keyChar(event);
  if (char === " ") return { kind: "space" };
  if (char === "escape") return { kind: "leave" };
  if (char === "z") return { kind: "undo" };
  if (char === "m") return { kind: "menu" };
  const action = CARD_KEYS[char];
  if (action) return { kind: "card", action };
  if (char === "?") return { kind: "help" };
  if (/^[1-4]$/.test(char)) return { kind: "rate", rating: Number(char) as Rating };
  return null;
}

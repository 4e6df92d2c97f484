import type { Rating } from "@/learn/review";
import { keyChar } from "../key-char";

/** What a key of the study page asks for. */
export type KeyCommand =
  | { kind: "space" }
  | { kind: "rate"; rating: Rating }
  | { kind: "undo" }
  | { kind: "help" }
  | { kind: "leave" };

/** The command of a key press, null for any other key. */
export function keyCommand(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): KeyCommand | null {
  const char = keyChar(event);
  if (char === " ") return { kind: "space" };
  if (char === "escape") return { kind: "leave" };
  if (char === "z") return { kind: "undo" };
  if (char === "?") return { kind: "help" };
  if (/^[1-4]$/.test(char)) return { kind: "rate", rating: Number(char) as Rating };
  return null;
}

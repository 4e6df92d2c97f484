import type { Rating } from "@/learn/review";

/** What a key of the study page asks for. */
export type KeyCommand =
  | { kind: "space" }
  | { kind: "rate"; rating: Rating }
  | { kind: "undo" }
  | { kind: "help" }
  | { kind: "leave" };

/**
 * The command of a key press, null for any other key. The character counts first; where the keyboard layout writes
 * something else in its place (Kazakh: "ә" on 2; Russian: "я" on Z; French: "&" on 1), the place of the key counts.
 */
export function keyCommand({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): KeyCommand | null {
  const char = key.toLowerCase();
  if (char === " ") return { kind: "space" };
  if (char === "escape") return { kind: "leave" };
  if (char === "z") return { kind: "undo" };
  if (char === "?") return { kind: "help" };
  if (/^[1-4]$/.test(char)) return { kind: "rate", rating: Number(char) as Rating };
  // Named keys (End, on a numeric pad without its lock) keep their meaning; a Latin letter or digit says what it means.
  if ([...char].length !== 1 || /[a-z0-9]/.test(char)) return null;
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1];
  if (digit && !shiftKey) return { kind: "rate", rating: Number(digit) as Rating };
  // On Latin layouts other than QWERTY the place of Z may hold a mark: only a letter of another script stands for it.
  if (code === "KeyZ" && /\p{L}/u.test(char)) return { kind: "undo" };
  if (code === "Slash" && shiftKey) return { kind: "help" };
  return null;
}

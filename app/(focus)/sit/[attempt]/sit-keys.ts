import { keyChar } from "../../key-char";

/** What a key of the runner asks for. */
export type SitCommand =
  | { kind: "option"; place: number }
  | { kind: "next" | "previous" | "flag" | "help" | "go" | "leave-field" };

/** What has the focus, as far as keys are concerned. */
export type Focus = "text" | "select" | "radio" | "button" | "other";

/**
 * The command of a key press, null for any other. A key that the focused control needs itself is left to it: in a text
 * field all but Enter and Esc, among radios the arrows, on a button Enter.
 */
export function sitCommand(
  event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">,
  focus: Focus,
): SitCommand | null {
  const char = keyChar(event);
  if (char === "enter") return focus === "button" || focus === "select" ? null : { kind: "go" };
  if (focus === "text") return char === "escape" ? { kind: "leave-field" } : null;
  if (focus === "select") return null;
  if (char === "?") return { kind: "help" };
  if (char === "n") return { kind: "next" };
  if (char === "p") return { kind: "previous" };
  if (char === "f") return { kind: "flag" };
  if (char === "arrowright" && focus !== "radio") return { kind: "next" };
  if (char === "arrowleft" && focus !== "radio") return { kind: "previous" };
  return /^[1-9]$/.test(char) ? { kind: "option", place: Number(char) } : null;
}

/** What kind of control an element is. */
export function focusOf(element: Element | null): Focus {
  if (element instanceof HTMLInputElement) {
    if (element.type === "radio") return "radio";
    return element.type === "checkbox" ? "other" : "text";
  }
  if (element instanceof HTMLSelectElement) return "select";
  return element?.closest("button, a, summary") ? "button" : "other";
}

import { describe, expect, it } from "vitest";
import { keyCommand } from "./keys";

const press = (key: string, code: string, shiftKey = false) => keyCommand({ key, code, shiftKey });
const rate = (rating: number) => ({ kind: "rate", rating });

describe("keyCommand", () => {
  it("goes by the character where the layout has it", () => {
    expect(press("3", "Digit3")).toEqual(rate(3));
    expect(press("4", "Numpad4")).toEqual(rate(4));
    expect(press("1", "Digit1", true)).toEqual(rate(1)); // French: digits are shifted
    expect(press("z", "KeyY")).toEqual({ kind: "undo" }); // German
    expect(press("Z", "KeyZ", true)).toEqual({ kind: "undo" });
    expect(press("?", "Digit7", true)).toEqual({ kind: "help" }); // Russian
    expect(press(" ", "Space")).toEqual({ kind: "space" });
    expect(press("Escape", "Escape")).toEqual({ kind: "leave" });
  });

  it("goes by the place of the key on Kazakh, Russian and French layouts", () => {
    const kazakh = ['"', "ә", "і", "ң"].map((key, n) => press(key, `Digit${n + 1}`));
    expect(kazakh).toEqual([1, 2, 3, 4].map(rate));
    expect(press("&", "Digit1")).toEqual(rate(1));
    expect(press("٢", "Numpad2")).toEqual(rate(2));
    expect(press("я", "KeyZ")).toEqual({ kind: "undo" });
    expect(press("Я", "KeyZ", true)).toEqual({ kind: "undo" });
    expect(press(",", "Slash", true)).toEqual({ kind: "help" });
  });

  it("takes nothing else for a command", () => {
    expect(press("y", "KeyZ")).toBeNull(); // German
    expect(press(";", "KeyZ")).toBeNull(); // Dvorak
    expect(press("End", "Numpad1")).toBeNull();
    expect(press("!", "Digit1", true)).toBeNull();
    expect(press("ә", "Digit5")).toBeNull();
    expect(press(".", "Slash")).toBeNull();
    expect(press("н", "KeyY")).toBeNull();
    expect(press("Tab", "Tab")).toBeNull();
  });
});

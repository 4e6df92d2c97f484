import { describe, expect, it } from "vitest";
import { type Focus, sitCommand } from "./sit-keys";

const press = (key: string, code: string, focus: Focus = "other", shiftKey = false) =>
  sitCommand({ key, code, shiftKey }, focus);

describe("keys of the runner", () => {
  it("choose, go and flag, on any layout", () => {
    expect(press("3", "Digit3")).toEqual({ kind: "option", place: 3 });
    expect(press("ә", "Digit2")).toEqual({ kind: "option", place: 2 }); // Kazakh
    expect(press("т", "KeyN")).toEqual({ kind: "next" }); // Russian
    expect(press("з", "KeyP")).toEqual({ kind: "previous" });
    expect(press("А", "KeyF", "other", true)).toEqual({ kind: "flag" });
    expect(press("ArrowLeft", "ArrowLeft")).toEqual({ kind: "previous" });
    expect(press(",", "Slash", "other", true)).toEqual({ kind: "help" });
    expect(press("Enter", "Enter")).toEqual({ kind: "go" });
  });

  it("belong to the control that has the focus", () => {
    for (const [key, code] of [
      ["n", "KeyN"],
      ["3", "Digit3"],
      ["?", "Slash"],
      ["ArrowLeft", "ArrowLeft"],
    ] as const) {
      expect(press(key, code, "text")).toBeNull();
      expect(press(key, code, "select")).toBeNull();
    }
    expect(press("Enter", "Enter", "text")).toEqual({ kind: "go" });
    expect(press("Escape", "Escape", "text")).toEqual({ kind: "leave-field" });
    expect(press("ArrowRight", "ArrowRight", "radio")).toBeNull();
    expect(press("2", "Digit2", "radio")).toEqual({ kind: "option", place: 2 });
    expect(press("Enter", "Enter", "radio")).toEqual({ kind: "go" });
    expect(press("Enter", "Enter", "button")).toBeNull();
    expect(press("n", "KeyN", "button")).toEqual({ kind: "next" });
  });

  it("mean nothing else", () => {
    expect(press("Escape", "Escape")).toBeNull();
    expect(press("0", "Digit0")).toBeNull();
    expect(press("x", "KeyX")).toBeNull();
    expect(press("Tab", "Tab")).toBeNull();
  });
});

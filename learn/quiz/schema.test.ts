import { describe, expect, it } from "vitest";
import { answerSchema } from "./schema";

describe("an answer from a browser", () => {
  it.each([
    ["a\0b", "ab"],
    ["half \ud83c", "half \ufffd"],
    ["whole 🂡 Қ", "whole 🂡 Қ"],
    ["\udc00x\ud800", "\ufffdx\ufffd"],
  ])("%j has text that can be stored", (text, stored) => {
    expect(answerSchema.parse({ form: "typed", text })).toEqual({ form: "typed", text: stored });
  });

  it.each([
    { form: "choice", option: "a\0" },
    { form: "choice", option: "" },
    { form: "choice", option: "a", text: "" },
    { form: "typed", text: "x".repeat(301) },
    { form: "match", pairs: [["a"]] },
    { form: "order", order: Array(21).fill("a") },
    { form: "flip" },
  ])("is refused as %j", (answer) => {
    expect(answerSchema.safeParse(answer).success).toBe(false);
  });
});

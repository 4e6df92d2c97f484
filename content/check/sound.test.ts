import { describe, expect, it } from "vitest";
import { checkTexts } from "../testing";

describe("a sound pack", () => {
  it("has no problems", () => {
    expect(checkTexts().problems).toEqual([]);
  });
});

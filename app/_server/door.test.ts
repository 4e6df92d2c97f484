import { describe, expect, it } from "vitest";
import { readableUrl } from "./door.mjs";

describe("an address before Next sees it", () => {
  it.each(["/", "/decks/kazakhstan-2022/all?more=3", "/%D2%9B%D0%B0%D0%B7", "/a?b=%E0%A4%A"])(
    "%s stays",
    (url) => {
      expect(readableUrl(url)).toBe(url);
    },
  );
  it.each(["/decks/%E0%A4%A", "/%", "/%ff?x=1"])("%s leads to the page for what is not there", (url) => {
    expect(readableUrl(url)).toBe("/not-found");
  });
});

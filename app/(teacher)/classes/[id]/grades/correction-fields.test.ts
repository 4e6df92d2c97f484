import { expect, it } from "vitest";
import { changeOf, correctionOf } from "./correction-fields";

const change = (kind: string, text?: string | string[]) => {
  const fields = correctionOf({ cardId: "7", form: "choice", kind, text });
  return fields && changeOf(fields);
};

it("takes answers one a line, or ticked one by one", () => {
  expect(change("key", " 200 \r\n\n700")).toEqual({ kind: "key", texts: ["200", "700"] });
  expect(change("key", ["200", "700"])).toEqual({ kind: "key", texts: ["200", "700"] });
  expect(change("accept", ["700"])).toEqual({ kind: "accept", text: "700" });
  expect(change("void")).toEqual({ kind: "void" });
});

it("takes no second answer where one is accepted too: it would be lost without a word", () => {
  expect(change("accept", "200\n700")).toBeNull();
  expect(change("accept")).toBeNull();
  expect(change("key", " \n ")).toBeNull();
});

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { readRevlog } from "./revlog";

function read(text: string) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "revlog-")), "revlog.csv");
  writeFileSync(file, text);
  return readRevlog(file);
}

const HEADER = "card_id,review_time,review_rating,review_state,review_duration";

it("reads what table programs write: byte order mark, CRLF, quotes, other columns in any order", async () => {
  const log = await read(
    '\uFEFF"review_rating",deck,review_time,"card_id"\r\n3,"a, ""b""",1700000000000,"x,1"\r\n\r\n1,c,1600000000000.0,"x,1"\r\n0,c,1,y\r\n',
  );
  expect(log).toMatchObject({ problems: [], broken: 0, reviews: 2, manual: 1 });
  expect(log.cards.get("x,1")).toEqual([
    { at: 1_700_000_000_000, rating: 3, state: null },
    { at: 1_600_000_000_000, rating: 1, state: null },
  ]);
});

it("tells every broken line by its number", async () => {
  const { problems, broken, reviews } = await read(
    [
      HEADER,
      "1,1700000000000,3,0,900",
      "1,today,3,2,900",
      "1,1700000000000,5,2,9",
      ",1700000000000,3,2,9",
      "1,1700000000000",
      '"1,1700000000000,3,2,9',
      "1,1700000000000,3,9,9",
      "1,1700000000000,3,2,-5",
    ].join("\n"),
  );
  expect([reviews, broken]).toEqual([1, 7]);
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(
    [3, 4, 5, 6, 7, 8, 9].map((n) => `line ${n}`),
  );
  expect(problems[0]).toBe('line 3: review_time is "today"; expected milliseconds since 1970');
});

it("refuses a file without a header, or without anything", async () => {
  expect((await read("1,1700000000000,3,2,900\n")).problems[0]).toContain("line 1: no column card_id");
  expect((await read("")).problems).toEqual(["the file is empty"]);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { factLines, searchFacts } from "./facts";

describe.each(testDatabases())("looking for facts on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
    await publishCards(opened.db, "pack", [
      makeCard("votes", "5,000 signatures", { importance: 1 }),
      makeCard("share", "100% of all_votes", { importance: 3 }),
      makeCard("senate", "Мәжіліс", { topicId: "two" }),
      ...Array.from({ length: 20 }, (_, n) => makeCard(`many-${n}`, "the same")),
    ]);
  });
  afterAll(() => opened.close());
  const found = async (text: string) => (await searchFacts(opened.db, "pack", text)).map(({ id }) => id);

  it("finds every word anywhere, in any script and case, the important first", async () => {
    expect(await found("SIGNATURES votes")).toEqual(["votes"]);
    expect(await found("votes")).toEqual(["share", "votes"]);
    expect(await found("мәжіліс")).toEqual(["senate"]);
    expect(await found("two")).toEqual(["senate"]);
    expect(await found("nothing like it")).toEqual([]);
    expect(await found("  ")).toEqual([]);
    expect(await found("same")).toHaveLength(12);
    expect(await searchFacts(opened.db, "other", "votes")).toEqual([]);
  });

  it("takes signs of patterns for themselves", async () => {
    expect(await found("100%")).toEqual(["share"]);
    expect(await found("all_votes")).toEqual(["share"]);
    expect(await found("5_000")).toEqual([]);
    expect(await found("\\")).toEqual([]);
  });

  it("gives lines by id in the order asked", async () => {
    const lines = await factLines(opened.db, "pack", ["votes", "gone", "senate"]);
    expect(lines.map(({ id, topicTitle }) => [id, topicTitle])).toEqual([
      ["votes", "One"],
      ["senate", "Two"],
    ]);
    expect(await factLines(opened.db, "pack", [])).toEqual([]);
  });
});

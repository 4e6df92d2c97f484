import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardsFor } from "@/learn/purpose";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { rating } from "../testing-reviews";
import { setMarks } from "./marks";
import { purposeCards, topicsByDeck } from "./purpose";
import { recordReviews } from "./reviews";

const NOW = Date.UTC(2026, 5, 15, 12);
const ZONE = { timeZone: "UTC", rolloverHour: 4 };
const TOPICS = ["one", "one", "one-b", "two"] as const;

describe.each(testDatabases())("study on purpose on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(
      db,
      "pack",
      TOPICS.map((topicId, n) => makeCard(`f${n}`, `${n}`, { topicId })),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  it("knows how many cards of each topic a deck has, and finds just them", async () => {
    const userId = await makeUser(db);
    const byDeck = await topicsByDeck(db);
    expect(byDeck.get("pack/all")).toEqual({ one: 2, "one-b": 1, two: 1 });
    expect(byDeck.get("pack/one")).toEqual({ one: 2, "one-b": 1 });
    for (const [deck, counts] of byDeck) {
      const [packId = "", slug = ""] = deck.split("/");
      for (const [topic, n] of Object.entries(counts)) {
        const found = await purposeCards(db, userId, { packId, slug }, [topic], ZONE, NOW);
        expect(cardsFor("cram", found, ZONE, NOW)).toHaveLength(n);
      }
    }
  });

  it("tells what was forgotten today and what is marked", async () => {
    const userId = await makeUser(db);
    const [first = 0, second = 0] = ids;
    await recordReviews(db, userId, [rating(first, 1, NOW - 60_000), rating(second, 3, NOW - 50_000)], {
      now: NOW,
    });
    await setMarks(db, userId, [{ cardId: second, kind: "flag", value: "1", at: NOW }], NOW);
    const found = await purposeCards(db, userId, { packId: "pack", slug: "all" }, null, ZONE, NOW);
    expect(cardsFor("forgotten", found, ZONE, NOW)).toEqual([first]);
    expect(cardsFor("flagged", found, ZONE, NOW)).toEqual([second]);
  });
});

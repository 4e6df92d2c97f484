import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPack } from "@/content/load-pack";
import type { Db } from "./client";
import { publishPack } from "./publish";
import { getDeck, listDecks, sampleCards } from "./queries/decks";
import { getPack, listPacks, listSources, listTopics } from "./queries/packs";
import { newReviewSchema } from "./queries/review-input";
import { recordReviews } from "./queries/reviews";
import { cardsByIds, doneToday, studyCards } from "./queries/study";
import { cards } from "./schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "./testing";

const T1 = Date.UTC(2026, 0, 1);
const T2 = Date.UTC(2026, 1, 1);
const DAY = 86_400_000;
const rate = (cardId: number, trace: number, reviewedAt: number, rating = 3) =>
  newReviewSchema.parse({
    id: uuidv7(),
    cardId,
    trace,
    kind: "rating",
    rating,
    form: "flip",
    reviewedAt,
    durationMs: 1000,
  });

const TODAY = "2026-01-31";

describe.each(testDatabases())("publishing on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
  });
  afterAll(() => opened.close());
  const newPack = () => `pack-${uuidv7()}`;
  const stored = (packId: string) =>
    db.select().from(cards).where(eq(cards.packId, packId)).orderBy(cards.id);

  it("publishes the packs of the project, and a second time changes nothing", async () => {
    const { pack, problems } = await loadPack("content/packs/kazakhstan-2022");
    expect(problems).toEqual([]);
    if (!pack) return;
    const first = await publishPack(db, pack, T1);
    expect(first).toMatchObject({
      upToDate: false,
      facts: { new: pack.facts.length },
      cards: { changed: 0 },
    });
    expect(await publishPack(db, pack, T2)).toMatchObject({
      upToDate: true,
      facts: { new: 0 },
      cards: { new: 0 },
    });
    const [whole, ...others] = (await listDecks(db, null, T2)).filter((deck) => deck.packId === pack.head.id);
    expect(whole).toMatchObject({ slug: "all", cards: first.cards.new, new: first.cards.new, due: 0 });
    expect(others.length).toBeGreaterThan(pack.head.decks.length);
    expect((await getPack(db, pack.head.id))?.asOf).toBe(pack.head.asOf);
    expect(await listSources(db, pack.head.id)).toHaveLength(pack.sources.length);
    expect(await sampleCards(db, pack.head.id, 3)).toHaveLength(3);
    const topics = await listTopics(db, pack.head.id);
    expect(topics.reduce((sum, topic) => sum + topic.cards, 0)).toBe(first.cards.new);
  });

  it("tells new, reworded, changed in value, retired and returned apart, and deletes nothing", async () => {
    const packId = newPack();
    const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => makeCard(id, "1"));
    if (!a || !b || !c || !d) throw new Error();
    const first = await publishCards(db, packId, [a, b, c], T1);
    expect(first.cards).toEqual({ new: 3, changed: 0, newTrace: 0, returned: 0, retired: 0, unchanged: 0 });
    const before = await stored(packId);
    const second = await publishCards(
      db,
      packId,
      [d, { ...a, prompt: "Reworded?" }, { ...b, answer: "2", answerKey: "text:2" }],
      T2,
    );
    expect(second.cards).toEqual({ new: 1, changed: 1, newTrace: 1, returned: 0, retired: 1, unchanged: 0 });
    const after = new Map((await stored(packId)).map((card) => [card.key, card]));
    expect(after.size).toBe(4);
    for (const card of before) expect(after.get(card.key)?.id).toBe(card.id);
    expect(after.get("a#value")).toMatchObject({
      trace: 1,
      previousAnswer: null,
      changedAt: null,
      position: 1,
    });
    expect(after.get("b#value")).toMatchObject({ trace: 2, previousAnswer: "1", changedAt: new Date(T2) });
    expect(after.get("c#value")).toMatchObject({ trace: 1, retiredAt: new Date(T2) });
    const third = await publishCards(db, packId, [a, { ...b, answer: "2", answerKey: "text:2" }, c], T2 + 1);
    expect(third.cards).toEqual({ new: 0, changed: 1, newTrace: 0, returned: 1, retired: 1, unchanged: 1 });
    expect((await stored(packId)).find((card) => card.key === "c#value")?.retiredAt).toBeNull();
  });

  it("retires the cards of what was repealed", async () => {
    const packId = newPack();
    await publishCards(db, packId, [makeCard("a", "1"), makeCard("b", "1")], T1);
    const report = await publishCards(
      db,
      packId,
      [makeCard("a", "1", { status: "repealed" }), makeCard("b", "1")],
      T2,
    );
    expect(report.cards).toMatchObject({ retired: 1, unchanged: 1 });
  });

  it("changes nothing at all when something fails", async () => {
    const packId = newPack();
    await publishCards(db, packId, [makeCard("a", "1")], T1);
    const lost = makeCard("b", "1", { topicId: "nowhere" });
    await expect(publishCards(db, packId, [lost], T2)).rejects.toThrow();
    expect(await stored(packId)).toHaveLength(1);
    expect((await stored(packId))[0]?.retiredAt).toBeNull();
  });

  it("makes a deck of the whole pack, the authored ones and one for each top-level topic", async () => {
    const packId = newPack();
    const list = [
      makeCard("a", "1", { topicId: "two", importance: 3 }),
      makeCard("b", "1", { topicId: "one-b" }),
      makeCard("c", "1", { topicId: "one", importance: 3 }),
    ];
    const must = { id: "must", title: "Must know", summary: "The core.", importance: [3 as const] };
    await publishCards(db, packId, list, T1, { decks: [must] });
    const decks = (await listDecks(db, null, T2)).filter((deck) => deck.packId === packId);
    expect(decks.map((deck) => [deck.slug, deck.cards, deck.topicId])).toEqual([
      ["all", 3, null],
      ["must", 2, null],
      ["one", 2, "one"],
      ["two", 1, "two"],
    ]);
    const deck = await getDeck(db, null, packId, "must", T2);
    expect(deck?.cards.map((card) => [card.key, card.topicTitle, card.memory])).toEqual([
      ["a#value", "Two", null],
      ["c#value", "One", null],
    ]);
    await publishCards(db, packId, list, T2);
    expect(await getDeck(db, null, packId, "must", T2)).toBeNull();
    const clash = { ...must, id: "one" };
    await expect(publishCards(db, packId, list, T2, { decks: [clash] })).rejects.toThrow('called "one"');
  });

  it("shows a learner what changed, and begins the changed card anew", async () => {
    const [packId, userId] = [newPack(), await makeUser(db)];
    await publishCards(db, packId, [makeCard("a", "20,000"), makeCard("b", "1")], T1);
    const [a, b] = (await stored(packId)).map((card) => card.id) as [number, number];
    await recordReviews(db, userId, [rate(a, 1, T1 + DAY), rate(b, 1, T1 + DAY, 4)], { now: T2 });
    expect(
      (await cardsByIds(db, userId, [b, a, 2_000_000_000])).map((card) => [card.id, card.memory?.reps]),
    ).toEqual([
      [b, 1],
      [a, 1],
    ]);
    await publishCards(db, packId, [makeCard("a", "5,000"), makeCard("b", "1")], T2);
    const [changed] = await cardsByIds(db, userId, [a]);
    expect(changed).toMatchObject({
      trace: 2,
      memory: null,
      previousAnswer: "20,000",
      changedAt: T2,
      changedForMe: true,
    });
    const deck = (await listDecks(db, userId, T2)).find((d) => d.packId === packId && d.slug === "all");
    expect(deck).toMatchObject({ cards: 2, new: 1, known: 1, learning: 0 });
    await recordReviews(db, userId, [rate(a, 2, T2 + DAY)], { now: T2 + DAY });
    expect((await cardsByIds(db, userId, [a]))[0]).toMatchObject({
      changedForMe: false,
      memory: { reps: 1 },
    });
  });

  it("offers for today what is remembered, then new cards of the topics begun, then the others", async () => {
    const [packId, other, userId] = [newPack(), newPack(), await makeUser(db)];
    await publishCards(
      db,
      packId,
      ["one", "one", "two", "two"].map((topicId, n) => makeCard(`f${n}`, "1", { topicId })),
      T1,
    );
    await publishCards(db, other, [makeCard("x", "1")], T1);
    const ids = (await stored(packId)).map((card) => card.id) as [number, number, number, number];
    const otherId = (await stored(other))[0]?.id as number;
    expect((await studyCards(db, userId, { today: TODAY })).map((card) => card.cardId)).toEqual(
      expect.arrayContaining([...ids, otherId]),
    );
    await recordReviews(db, userId, [rate(ids[2], 1, T2)], { now: T2 });
    const today = await studyCards(db, userId, { today: TODAY });
    expect(today.filter((card) => card.memory).map((card) => card.cardId)).toEqual([ids[2]]);
    const fresh = today.filter((card) => !card.memory).sort((x, y) => x.position - y.position);
    expect(fresh.map((card) => card.cardId)).toEqual([ids[3], ids[0], ids[1]]);
    const deck = await studyCards(db, userId, { deck: { packId, slug: "one" }, today: TODAY });
    expect(deck.map((card) => card.cardId)).toEqual([ids[0], ids[1]]);
    expect(deck[0]?.factId).toBe("f0");
    expect(await doneToday(db, userId, "2026-01-31")).toEqual({ newCards: 1, reviews: 0 });
    expect(await doneToday(db, userId, "2026-02-01")).toEqual({ newCards: 0, reviews: 0 });
    expect((await listPacks(db)).map((pack) => pack.id)).toContain(packId);
  });
});

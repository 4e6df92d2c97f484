import "fake-indexeddb/auto";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Db } from "@/db/client";
import { deckPart, packDecksOf } from "@/db/queries/device";
import { saveExamPlan } from "@/db/queries/exam-plans";
import { savePreset } from "@/db/queries/presets";
import { queueParts } from "@/db/queries/queue-groups";
import { newReviewSchema } from "@/db/queries/review-input";
import { recordReviews } from "@/db/queries/reviews";
import { getSettings } from "@/db/queries/settings";
import { queueOf } from "@/db/queries/today";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "@/db/testing";
import { addDays, studyDay } from "@/learn/day";
import { returns } from "@/learn/due";
import { rate } from "@/learn/memory";
import { buildQueues } from "@/learn/queue";
import { randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import { currentAccount } from "./account";
import { downloadDeck, keptDeck, keptDecks, OtherAccountError, removeDeck } from "./decks";
import { eventsOnDevice } from "./events";
import { marksOnDevice } from "./marks";
import { refreshDeck } from "./refresh";
import { readKept, sittingOnDevice } from "./sitting";
import { deviceDb, GUEST } from "./store";
import { keepStudied } from "./studied";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);

describe.each(testDatabases())("a deck on the device, from $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const topics = ["one", "two"];
    await publishCards(
      db,
      "pack",
      Array.from({ length: 40 }, (_, n) =>
        makeCard(`f${n}`, `${n}`, { topicId: topics[n % 2] as string, siblings: `s${n % 25}` }),
      ),
    );
  });
  afterAll(() => opened.close());
  afterEach(() => vi.unstubAllGlobals());

  /** The server, with parts of seven cards, as the signed-in user sees it; says of how many cards it sent the texts. */
  function serve(userId: string | null): { texts: number } {
    const sent = { texts: 0 };
    vi.stubGlobal("fetch", async (url: string) => {
      const query = new URL(url, "http://localhost").searchParams;
      const deck = { packId: query.get("pack") ?? "", slug: query.get("slug") ?? "" };
      const asked = { from: Number(query.get("from")), most: 7, known: query.get("known") ?? undefined };
      const part = await deckPart(db, userId, deck, asked, NOW);
      sent.texts += part?.texts?.length ?? 0;
      return new Response(JSON.stringify({ userId, ...part }), { status: part ? 200 : 404 });
    });
    return sent;
  }

  it.each([1, 2, 3])("gives the queue of the server, in the random world %i", async (seed) => {
    const random = randomFrom(`device ${seed}`);
    const userId = await makeUser(db);
    serve(userId);
    await downloadDeck(userId, "pack/all");
    const first = await readKept(userId);
    expect(first?.cards).toHaveLength(40);
    const { preset } = await getSettings(db, userId);
    await savePreset(db, userId, "default", {
      name: "",
      options: { ...preset, newPerDay: 7, reviewsPerDay: 9 },
    });
    const events = (first?.cards ?? []).flatMap(({ cardId }) =>
      Array.from({ length: Math.floor(random() * 3) }, () =>
        newReviewSchema.parse({
          id: uuidv7(),
          cardId,
          trace: 1,
          kind: "rating",
          rating: (1 + Math.floor(random() * 4)) as Rating,
          form: "flip",
          reviewedAt: Math.floor(NOW - random() ** 3 * 30 * DAY),
          durationMs: 900,
        }),
      ),
    );
    await recordReviews(db, userId, events, { now: NOW });
    await downloadDeck(userId, "pack/all");

    const settings = await getSettings(db, userId);
    const deck = { packId: "pack", slug: "all" };
    const expected = async () =>
      buildQueues((await queueParts(db, userId, settings, NOW, deck)).groups, settings, NOW);
    const sitting = () => keptDeck(userId, "pack/all").then((kept) => sittingOnDevice(userId, kept, NOW));
    const server = await expected();
    const here = await sitting();
    expect(here?.cards.map((card) => card.id)).toEqual(server.cardIds);
    expect(here?.returning.map((card) => card.id)).toEqual(
      server.laterIds.filter((_, n) => returns(NOW)(server.laterToday[n] ?? Infinity)),
    );
    expect(here?.waiting).toMatchObject({ held: server.held, overLimit: server.overLimit });

    // Studied offline, then the same sent: the device's queue was the server's before it knew.
    const outbox = eventsOnDevice(userId);
    const sent = [];
    for (const card of here?.cards.slice(0, 6) ?? []) {
      const event = {
        id: uuidv7(),
        cardId: card.id,
        trace: 1,
        kind: "rating" as const,
        targetId: null,
        rating: 3 as const,
        form: "flip" as const,
        reviewedAt: NOW - 1000,
        durationMs: 800,
      };
      sent.push(event);
      const after = rate(card.memory, event, { desiredRetention: preset.desiredRetention });
      const counts = { newCards: card.memory ? 0 : 1, reviews: card.memory?.state === 2 ? 1 : 0 };
      await outbox.put([{ userId, id: event.id, cardId: card.id, event, after, counts }]);
    }
    const offline = await sitting();
    const answers = await recordReviews(
      db,
      userId,
      sent.map((event) => newReviewSchema.parse(event)),
      { now: NOW },
    );
    const after = await expected();
    expect(offline?.cards.map((card) => card.id)).toEqual(after.cardIds);
    await outbox.settle(answers.map((answer) => ({ ...answer, taken: answer.status !== "refused" })));
    const settled = await sitting();
    expect(settled?.cards.map(({ id, memory }) => [id, memory])).toEqual(
      offline?.cards.map(({ id, memory }) => [id, memory]),
    );
    expect(settled?.cards.map((card) => card.id)).toEqual(after.cardIds);
  });

  it("is a guest's, too, and goes with its cards unless another deck has them", async () => {
    serve(null);
    await downloadDeck(GUEST, "pack/all");
    await downloadDeck(GUEST, "pack/one");
    expect((await keptDecks(GUEST)).map(({ deckId, cardIds }) => [deckId, cardIds.length])).toEqual([
      ["pack/all", 40],
      ["pack/one", 20],
    ]);
    expect((await sittingOnDevice(GUEST, await keptDeck(GUEST, "pack/one"), NOW))?.cards).toHaveLength(20);
    await removeDeck(GUEST, "pack/all");
    expect((await readKept(GUEST))?.cards).toHaveLength(20);
  });

  it("is brought up to date while it is studied: what another device rated is told, what waits here stands", async () => {
    const userId = await makeUser(db);
    serve(userId);
    await downloadDeck(userId, "pack/all");
    const sitting = async () => sittingOnDevice(userId, await keptDeck(userId, "pack/all"), NOW);
    const [here, there, aside] = (await sitting())?.cards ?? [];
    if (!here || !there || !aside) throw new Error("The deck has cards.");
    const rating = (cardId: number) =>
      newReviewSchema.parse({
        ...{ id: uuidv7(), cardId, trace: 1, kind: "rating", rating: 4, form: "flip" },
        ...{ reviewedAt: NOW - 1000, durationMs: 800 },
      });
    const mine = { ...rating(here.id), rating: 4 as const, form: "flip" as const, kind: "rating" as const };
    const after = rate(null, mine, { desiredRetention: 0.9 });
    const counts = { newCards: 1, reviews: 0 };
    const event = { ...mine, targetId: null };
    await eventsOnDevice(userId).put([{ userId, id: mine.id, cardId: here.id, event, after, counts }]);
    await marksOnDevice(userId).put({ cardId: aside.id, kind: "suspended", value: "yes", at: NOW });
    await recordReviews(db, userId, [rating(there.id)], { now: NOW });
    expect(await refreshDeck(userId, "pack/all")).toEqual([there.id]);
    const asked = (await sitting())?.cards.map((card) => card.id);
    expect(asked).not.toContain(aside.id);
    expect(asked).not.toContain(here.id);
    expect(asked).not.toContain(there.id);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    expect(await refreshDeck(userId, "pack/all")).toEqual([]);
    serve(await makeUser(db));
    await expect(refreshDeck(userId, "pack/all")).rejects.toThrow(OtherAccountError);
    expect(await keptDecks(userId)).toEqual([]);
  });

  it("asks in all decks what a plan for an exam asks for today, and none of its cards otherwise", async () => {
    const userId = await makeUser(db);
    serve(userId);
    const settings = await getSettings(db, userId);
    const today = studyDay(NOW, settings);
    const plan = { title: "Midterm", examOn: addDays(today, 8), packId: "pack", topics: ["one"], decks: [] };
    await saveExamPlan(db, userId, crypto.randomUUID(), { ...plan, minutesADay: 2 }, today);
    await downloadDeck(userId, "pack/all");
    const { queue, exam, moreNew } = await queueOf(db, userId, settings, NOW);
    expect(exam?.share.length).toBeGreaterThan(0);
    const idsOf = async (at = NOW) =>
      (await sittingOnDevice(userId, undefined, at))?.cards.map(({ id }) => id) ?? [];
    expect(await idsOf()).toEqual(queue.cardIds);
    expect(await sittingOnDevice(userId, undefined, NOW)).toMatchObject({ moreNew });
    // Rated here, it is not asked again; the server would ask no other either.
    const first = queue.cardIds[0] as number;
    const event = {
      ...{
        id: uuidv7(),
        cardId: first,
        trace: 1,
        kind: "rating" as const,
        targetId: null,
        rating: 4 as const,
      },
      ...{ form: "flip" as const, reviewedAt: NOW + 1, durationMs: 900 },
    };
    const after = rate(null, event, { desiredRetention: 0.9 });
    const counts = { newCards: 1, reviews: 0 };
    await eventsOnDevice(userId).put([{ userId, id: event.id, cardId: first, event, after, counts }]);
    expect(await idsOf()).not.toContain(first);
    // A deck studied by itself knows no plan, and a day for which none was made asks every card.
    const alone = await sittingOnDevice(userId, await keptDeck(userId, "pack/one"), NOW);
    expect(alone?.cards).not.toEqual([]);
    const covered = new Set(exam?.covered);
    const tomorrow = (await idsOf(NOW + DAY)).filter((id) => covered.has(id));
    expect(tomorrow.length).toBeGreaterThan(0);
  });

  it("brought up to date takes no text that is here already, and what has changed", async () => {
    const userId = await makeUser(db);
    const sent = serve(userId);
    await downloadDeck(userId, "pack/one");
    const size = (await keptDeck(userId, "pack/one"))?.size;
    expect(sent.texts).toBe(20);
    const [first] = (await readKept(userId))?.cards ?? [];
    const rating = newReviewSchema.parse({
      ...{ id: uuidv7(), cardId: first?.cardId, trace: 1, kind: "rating", rating: 4, form: "flip" },
      ...{ reviewedAt: NOW - 1000, durationMs: 800 },
    });
    await recordReviews(db, userId, [rating], { now: NOW });
    expect(await refreshDeck(userId, "pack/one")).toEqual([first?.cardId]);
    expect(sent.texts).toBe(20);
    expect(await keptDeck(userId, "pack/one")).toMatchObject({ size, total: 20 });
    expect((await sittingOnDevice(userId, await keptDeck(userId, "pack/one"), NOW))?.cards).toHaveLength(19);
    // One text is another on the device than on the server: its part comes anew.
    const device = await deviceDb();
    const deck = await device.get("decks", [userId, "pack/one"]);
    if (!deck?.parts) throw new Error("The deck came in parts.");
    await device.put("decks", {
      ...deck,
      parts: deck.parts.map((part, n) => (n === 1 ? { ...part, textsId: "old" } : part)),
    });
    await refreshDeck(userId, "pack/one");
    expect(sent.texts).toBe(27);
    // What was taken off is not here any more.
    await removeDeck(userId, "pack/one");
    await downloadDeck(userId, "pack/one");
    expect(sent.texts).toBe(47);
  });

  it("is kept once it was studied, unless it is large or was taken off", async () => {
    const userId = await makeUser(db);
    serve(userId);
    await downloadDeck(userId, "pack/all", { most: 39 });
    vi.stubGlobal("navigator", { connection: { saveData: true } });
    await keepStudied(userId, ["pack/all"]);
    expect(await keptDecks(userId)).toEqual([]);
    vi.stubGlobal("navigator", {});
    await keepStudied(userId, ["pack/all"]);
    expect((await keptDeck(userId, "pack/all"))?.completeAt).not.toBeNull();
    expect(await currentAccount()).toBe(userId);
    await removeDeck(userId, "pack/all");
    await keepStudied(userId, ["pack/all"]);
    expect(await readKept(userId)).toMatchObject({ cards: [] });
    await downloadDeck(userId, "pack/all");
    expect(await keptDeck(userId, "pack/all")).not.toHaveProperty("unwanted");
    expect(await packDecksOf(db, (await readKept(userId))?.cards.map((card) => card.cardId) ?? [])).toEqual([
      "pack/all",
    ]);
  });

  it("is not mixed up with that of somebody who signed in meanwhile", async () => {
    serve(await makeUser(db));
    await expect(downloadDeck(await makeUser(db), "pack/all")).rejects.toThrow(OtherAccountError);
  });
});

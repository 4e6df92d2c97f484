import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mark } from "@/learn/marks";
import { DEFAULT_PRESET, DEFAULT_PRESET_ID } from "@/learn/preset";
import { buildQueues } from "@/learn/queue";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { reviews } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { listDecks } from "./decks";
import { marksOf, setMarks } from "./marks";
import { choosePreset, chosenPresets, listPresets, removePreset, savePreset } from "./presets";
import { queueParts } from "./queue-groups";
import { openReports, reportProblem, resolveReport } from "./reports";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";
import { getSettings, saveSettings } from "./settings";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const TODAY = "2026-06-15";
const few = { ...DEFAULT_PRESET, newPerDay: 2, desiredRetention: 0.8 };

describe.each(testDatabases())("presets and marks on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const deck = Array.from({ length: 12 }, (_, n) =>
      makeCard(`f${String(n).padStart(2, "0")}`, `${n}`, { topicId: n < 6 ? "one" : "two" }),
    );
    await publishCards(db, "pack", deck);
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.key)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  const card = (n: number) => ids[n] as number;
  const rate = (cardId: number, reviewedAt: number) =>
    newReviewSchema.parse({
      ...{ id: uuidv7(), cardId, trace: 1, kind: "rating", rating: 3, form: "flip" },
      ...{ reviewedAt, durationMs: 900 },
    });
  const queue = async (userId: string, deck?: { packId: string; slug: string }) => {
    const settings = await getSettings(db, userId);
    const { groups } = await queueParts(db, userId, settings, NOW, deck);
    return buildQueues(groups, settings, NOW).cardIds;
  };

  it("there is always a default one; others are made, changed, chosen and removed", async () => {
    const userId = await makeUser(db);
    expect(await listPresets(db, userId)).toEqual([
      { id: DEFAULT_PRESET_ID, name: "", options: DEFAULT_PRESET, decks: [] },
    ]);
    const id = (await savePreset(db, userId, null, { name: "Few", options: few })) as string;
    expect(await savePreset(db, userId, "nobody's", { name: "x", options: few })).toBeNull();
    const deck = { packId: "pack", slug: "one" };
    expect(await choosePreset(db, userId, deck, id)).toBe(true);
    expect(await choosePreset(db, userId, { ...deck, slug: "none" }, id)).toBe(false);
    expect(await choosePreset(db, userId, deck, "nobody's")).toBe(false);
    const [, own] = await listPresets(db, userId);
    expect(own).toMatchObject({ id, name: "Few", options: few, decks: [{ ...deck, title: "One" }] });
    // Somebody else has none of it.
    expect(await listPresets(db, await makeUser(db))).toHaveLength(1);
    expect(await choosePreset(db, await makeUser(db), deck, id)).toBe(false);
    await removePreset(db, userId, id);
    await removePreset(db, userId, DEFAULT_PRESET_ID);
    expect(await listPresets(db, userId)).toHaveLength(1);
  });

  it("the deck studied decides, else the smallest deck with a choice", async () => {
    const userId = await makeUser(db);
    const wide = (await savePreset(db, userId, null, { name: "Wide", options: few })) as string;
    const narrow = (await savePreset(db, userId, null, { name: "Narrow", options: few })) as string;
    const all = (await listDecks(db, userId, NOW)).find((deck) => deck.cards === 12);
    await choosePreset(db, userId, { packId: "pack", slug: all?.slug ?? "" }, wide);
    await choosePreset(db, userId, { packId: "pack", slug: "one" }, narrow);
    const today = await chosenPresets(db, userId);
    expect([today.of(card(0)), today.of(card(6)), today.of(999)]).toEqual([narrow, wide, DEFAULT_PRESET_ID]);
    const whole = await chosenPresets(db, userId, { packId: "pack", slug: all?.slug ?? "" });
    expect(whole.of(card(0))).toBe(wide);
    const unchosen = await chosenPresets(db, userId, { packId: "pack", slug: "two" });
    expect(unchosen.of(card(6))).toBe(wide);
  });

  it("each preset has its own limits, and what was done counts for its own", async () => {
    const userId = await makeUser(db);
    await saveSettings(db, userId, { timeZone: "UTC", rolloverHour: 4 });
    await savePreset(db, userId, DEFAULT_PRESET_ID, {
      name: "",
      options: { ...DEFAULT_PRESET, newPerDay: 3 },
    });
    const id = (await savePreset(db, userId, null, { name: "Few", options: few })) as string;
    await choosePreset(db, userId, { packId: "pack", slug: "one" }, id);
    const inOne = (list: number[]) => list.filter((cardId) => ids.indexOf(cardId) < 6).length;
    const first = await queue(userId);
    expect([inOne(first), first.length]).toEqual([2, 5]);
    const [undone, kept] = [rate(card(0), NOW - 5_000), rate(card(1), NOW - 4_000)];
    await recordReviews(db, userId, [undone, kept], { now: NOW });
    const undo = { ...undone, id: uuidv7(), kind: "undo", targetId: undone.id, rating: null, form: null };
    const { schedule: _, ...bare } = { schedule: undefined, ...undo };
    await recordReviews(db, userId, [newReviewSchema.parse(bare)], { now: NOW });
    const after = await queue(userId);
    expect([inOne(after), after.length]).toEqual([1, 4]);
  });

  it("a change of the default one counts from the next rating on, also on another node", async () => {
    const userId = await makeUser(db);
    await recordReviews(db, userId, [rate(card(0), NOW - 3 * DAY)], { now: NOW });
    await savePreset(db, userId, DEFAULT_PRESET_ID, { name: "", options: { ...few, maximumInterval: 5 } });
    await recordReviews(db, userId, [rate(card(0), NOW - 2 * DAY)], { now: NOW });
    // Another node: this one still believes what it saw.
    await db.execute(sql`update presets set options = '{"desiredRetention":0.95}' where user_id = ${userId}`);
    await db.execute(sql`update settings set revision = revision + 1 where user_id = ${userId}`);
    await recordReviews(db, userId, [rate(card(0), NOW - DAY)], { now: NOW });
    const rows = await db
      .select()
      .from(reviews)
      .where(eq(reviews.userId, userId))
      .orderBy(reviews.reviewedAt);
    expect(rows.map((row) => [row.desiredRetention, row.options])).toEqual([
      [0.9, null],
      [0.8, "max:5"],
      [0.95, null],
    ]);
  });

  it("marks are set once, in any order; the later one stands", async () => {
    const userId = await makeUser(db);
    const mark = (kind: Mark["kind"], value: string | null, at: number, n = 0): Mark => ({
      ...{ cardId: card(n), kind, value },
      at,
    });
    const set = async (...all: Mark[]) =>
      (await setMarks(db, userId, all, NOW)).map(({ status, reason }) => reason ?? status);
    expect(await set(mark("flag", "1", NOW - 5), mark("flag", "2", NOW - 9))).toEqual([
      "recorded",
      "outdated",
    ]);
    expect(await set(mark("flag", "1", NOW - 5), mark("note", "later", NOW))).toEqual([
      "repeated",
      "recorded",
    ]);
    expect(await set(mark("note", "x", NOW + DAY), { ...mark("note", "x", NOW), cardId: 2e9 })).toEqual([
      "future",
      "unknown-card",
    ]);
    expect(await set(mark("flag", null, NOW))).toEqual(["recorded"]);
    expect(await marksOf(db, userId)).toEqual(new Map([[card(0), { note: "later" }]]));
    expect(await marksOf(db, await makeUser(db))).toEqual(new Map());
  });

  it("what is suspended or buried is not asked, and comes back", async () => {
    const userId = await makeUser(db);
    await saveSettings(db, userId, { timeZone: "UTC", rolloverHour: 4 });
    await recordReviews(db, userId, [rate(card(0), NOW - 9 * DAY)], { now: NOW });
    const asked = async () => (await queue(userId)).filter((id) => [card(0), card(1)].includes(id));
    expect((await asked()).sort()).toEqual([card(0), card(1)].sort());
    const set = (n: number, kind: Mark["kind"], value: string | null, at: number) =>
      setMarks(db, userId, [{ cardId: card(n), kind, value, at }], NOW);
    await set(0, "suspended", "yes", NOW - 9);
    await set(1, "buried", TODAY, NOW - 9);
    expect(await asked()).toEqual([]);
    expect((await listDecks(db, userId, NOW)).every((deck) => deck.due === 0)).toBe(true);
    await set(0, "suspended", null, NOW);
    await set(1, "buried", "2026-06-14", NOW);
    expect(await asked()).toHaveLength(2);
  });

  it("a report is kept once, and open until it was dealt with", async () => {
    const userId = await makeUser(db);
    const report = { id: uuidv7(), cardId: card(0), trace: 1, kind: "typo" as const, text: "Senat" };
    expect(await reportProblem(db, userId, report, new Date(NOW))).toBe(true);
    expect(await reportProblem(db, userId, report, new Date(NOW))).toBe(true);
    expect(await reportProblem(db, userId, { ...report, id: uuidv7(), cardId: 2e9 }, new Date(NOW))).toBe(
      false,
    );
    expect(await openReports(db, "pack")).toMatchObject([
      { id: report.id, card: "f00#value", text: "Senat" },
    ]);
    expect(await openReports(db, "another")).toEqual([]);
    expect(await resolveReport(db, report.id, new Date(NOW))).toBe(1);
    expect(await openReports(db)).toEqual([]);
  });
});

import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPack } from "@/content/load-pack";
import type { Card } from "@/learn/item";
import type { Db } from "./client";
import { publishPack } from "./publish";
import { itemsByIds } from "./queries/bank";
import { itemCells, items } from "./schema/items";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "./testing";
import { makeItems } from "./testing-items";

const T1 = Date.UTC(2026, 0, 1);
const T2 = Date.UTC(2026, 1, 1);

describe.each(testDatabases())("the bank on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
  });
  afterAll(() => opened.close());
  const newPack = () => `pack-${uuidv7()}`;
  const stored = (packId: string) =>
    db.select().from(items).where(eq(items.packId, packId)).orderBy(items.id);
  const card = (id: string, answer = "1", extra: Partial<Card> = {}) =>
    makeCard(id, answer, { forms: ["flip", "typed", "choice"], ...extra });

  it("holds every form of the project's pack, true and false statements alike, each content once", async () => {
    const { pack } = await loadPack("content/packs/kazakhstan-2022");
    if (!pack) throw new Error("the pack is not sound: run content:check");
    const report = await publishPack(db, pack, T1);
    const all = await stored(pack.head.id);
    expect(report.items).toEqual({ new: all.length, returned: 0, retired: 0, unchanged: 0 });
    expect(new Set(all.map((item) => item.form))).toEqual(
      new Set(["cloze", "typed", "numeric", "date", "choice", "multiple", "true-false", "match", "order"]),
    );
    const statements = all.flatMap(({ key }) => (key.form === "true-false" ? [key.right] : []));
    expect(statements.filter(Boolean)).toHaveLength(statements.length / 2);
    const contents = all.map(({ public: shown, key, cardId }) =>
      JSON.stringify([cardId, { ...shown, id: "" }, key]),
    );
    expect(new Set(contents).size).toBe(contents.length);
    for (const { expected, band, rank } of all) {
      expect(expected).toBeGreaterThan(0);
      expect(expected).toBeLessThan(1);
      expect(band).toBe(Math.floor(expected * 20));
      expect(rank >= 0 && rank < 1).toBe(true);
    }
    const cells = await db.select().from(itemCells).where(eq(itemCells.packId, pack.head.id));
    expect(cells.reduce((sum, cell) => sum + cell.items, 0)).toBe(all.length);
    expect(cells.every((cell) => cell.facts <= cell.items && cell.facts > 0)).toBe(true);
    const again = await publishPack(db, pack, T2);
    expect(again).toMatchObject({ upToDate: true, items: { new: 0, unchanged: all.length } });
    const head = { ...pack.head, version: "99.0.0" };
    const next = await publishPack(db, { ...pack, head }, T2);
    expect(next).toMatchObject({
      upToDate: false,
      items: { new: 0, returned: 0, retired: 0, unchanged: all.length },
    });
  });

  it("fills the bank of a pack that was published without one", async () => {
    const packId = newPack();
    const made = await publishCards(db, packId, [card("a")], T1);
    await db.delete(items).where(eq(items.packId, packId));
    await db.delete(itemCells).where(eq(itemCells.packId, packId));
    const again = await publishCards(db, packId, [card("a")], T2);
    expect(again).toMatchObject({ upToDate: false, items: made.items });
    expect(await stored(packId)).toHaveLength(3);
  });

  it("keeps what asks the same, retires what is gone and takes it back", async () => {
    const packId = newPack();
    await publishCards(db, packId, [card("a"), card("b"), card("c")], T1);
    const before = await stored(packId);
    expect(before).toHaveLength(9);
    const second = await publishCards(
      db,
      packId,
      [card("a"), card("b", "1", { forms: ["flip", "choice"] }), card("d", "1", { status: "repealed" })],
      T2,
    );
    expect(second.items).toEqual({ new: 0, returned: 0, retired: 4, unchanged: 5 });
    const after = await stored(packId);
    expect(after.map(({ retiredAt: _, ...item }) => item)).toEqual(
      before.map(({ retiredAt: _, ...item }) => item),
    );
    expect(after.filter((item) => item.retiredAt).map((item) => [item.factId, item.form])).toEqual([
      ["b", "typed"],
      ["c", "typed"],
      ["c", "choice"],
      ["c", "choice"],
    ]);
    const third = await publishCards(db, packId, [card("a"), card("b"), card("c")], T2);
    expect(third.items).toEqual({ new: 0, returned: 4, retired: 0, unchanged: 5 });
    const last = await publishCards(db, packId, [card("a", "1", { forms: ["flip"] })], T2);
    expect(last.items).toEqual({ new: 0, returned: 0, retired: 9, unchanged: 0 });
    expect(await db.select().from(itemCells).where(eq(itemCells.packId, packId))).toEqual([]);
  });

  it("follows a card that moves, and asks a changed value only in items of its new trace", async () => {
    const packId = newPack();
    await publishCards(db, packId, [card("a"), card("b")], T1);
    const before = await stored(packId);
    const moved = await publishCards(
      db,
      packId,
      [card("a", "1", { topicId: "two", importance: 3 }), card("b", "1", { answerKey: "text:another" })],
      T2,
    );
    expect(moved.items).toEqual({ new: 3, returned: 0, retired: 3, unchanged: 3 });
    const now = await db
      .select()
      .from(items)
      .where(and(eq(items.packId, packId), isNull(items.retiredAt)))
      .orderBy(items.id);
    expect(now.map((item) => [item.factId, item.topicId, item.importance, item.trace])).toEqual([
      ["a", "two", 3, 1],
      ["a", "two", 3, 1],
      ["a", "two", 3, 1],
      ["b", "one", 2, 2],
      ["b", "one", 2, 2],
      ["b", "one", 2, 2],
    ]);
    expect(now[0]?.expected).toBeGreaterThan(before[0]?.expected ?? 1);
    const back = await publishCards(db, packId, [card("a"), card("b")], T2);
    expect(back.items).toEqual({ new: 3, returned: 0, retired: 3, unchanged: 3 });
  });

  it("gives items by number, retired ones too", async () => {
    const packId = newPack();
    const { items: made } = { items: makeItems(card("a")) };
    await publishCards(db, packId, [card("a")], T1);
    await publishCards(db, packId, [card("b")], T2);
    const rows = await stored(packId);
    const found = await itemsByIds(db, [...rows.map((row) => row.id), 2_000_000_000]);
    expect([...found.keys()].sort()).toEqual(rows.map((row) => row.id).sort());
    const first = found.get(rows[0]?.id as number);
    expect(first).toEqual({
      id: rows[0]?.id,
      cardId: rows[0]?.cardId,
      trace: 1,
      form: "typed",
      public: made[0]?.public,
      key: made[0]?.key,
    });
    expect(await itemsByIds(db, [])).toEqual(new Map());
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card, Item, WrongReason } from "@/learn/item";
import { LEECH } from "@/learn/leech";
import { examReview, openReview } from "@/learn/quiz/blueprint";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { makeItems } from "../testing-items";
import { beginSitting, NOW, PACK, type QuizIs, questionAt, saveOf } from "../testing-quizzes";
import { finishAttempt } from "./attempts/finish";
import { saveAnswers } from "./attempts/save";
import { clinicCount, clinicOf } from "./clinic";
import { setMarks } from "./marks";

/** Of every choice b is the old value, c what fact `near` says, d what `far` says. */
const REASONS: Record<string, WrongReason> = {
  b: { kind: "old-value", text: "That was before.", factId: "stuck" },
  c: { kind: "other-fact", text: "That is near.", factId: "near" },
  d: { kind: "other-fact", text: "That is far.", factId: "far" },
};
const itemsOf = (card: Card): Item[] =>
  makeItems(card, { variants: 1 }).map((item) =>
    item.key.form === "choice" ? { ...item, key: { ...item.key, reasons: REASONS } } : item,
  );

describe.each(testDatabases())("the clinic on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  const ids = new Map<string, number>();
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const before = { key: "stuck#before" as const, aspect: "before" as const };
    const all = [
      makeCard("stuck", "5,000", { forms: ["flip", "choice"] }),
      makeCard("stuck", "20,000", before),
      makeCard("near", "700"),
      makeCard("far", "200"),
    ];
    await publishCards(db, PACK, all, NOW, {}, itemsOf);
    const rows = await db.select({ id: cards.id, key: cards.key }).from(cards);
    for (const { id, key } of rows) ids.set(key, id);
  });
  afterAll(() => opened.close());

  const suspend = (userId: string, value: string | null, at = NOW) =>
    setMarks(
      db,
      userId,
      [{ cardId: ids.get("stuck#value") as number, kind: "suspended", value, at }],
      NOW + 10,
    );
  const now = NOW + 120_000;

  /** Answers the card's question by an option, and hands in. */
  async function answer(userId: string, option: string, is: QuizIs = {}) {
    const owner = await makeUser(db);
    const { id, view } = await beginSitting(db, owner, { forms: ["choice"], ...is }, { userId });
    const save = saveOf(questionAt(view, 0), { form: "choice", option });
    await saveAnswers(db, userId, id, [save], { now: NOW + 1000 });
    await finishAttempt(db, userId, id, NOW + 60_000);
  }
  const confusedOf = async (userId: string) => {
    const [only] = await clinicOf(db, userId, now);
    return [only?.confused?.times, only?.confused?.reason.text, only?.confused?.other?.body.key];
  };

  it("holds what keeps failing until it is put back, and again when that is undone; nobody else's", async () => {
    const userId = await makeUser(db);
    await suspend(userId, "yes");
    expect([await clinicCount(db, userId), await clinicOf(db, userId, now)]).toEqual([0, []]);
    await suspend(userId, LEECH, NOW + 1);
    expect(await clinicOf(db, userId, now)).toMatchObject([{ body: { key: "stuck#value" }, memory: null }]);
    expect(await clinicCount(db, await makeUser(db))).toBe(0);
    await suspend(userId, null, NOW + 2);
    expect(await clinicCount(db, userId)).toBe(0);
    await suspend(userId, LEECH, NOW + 3);
    expect(await clinicCount(db, userId)).toBe(1);
  });

  it("puts beside it what the learner took it for, else the fact most like it", async () => {
    const userId = await makeUser(db);
    await suspend(userId, LEECH);
    expect(await confusedOf(userId)).toEqual([0, "That is near.", "near#value"]);
    await answer(userId, "d", { review: openReview() });
    expect(await confusedOf(userId)).toEqual([1, "That is far.", "far#value"]);
    await answer(userId, "b", { review: openReview() });
    await answer(userId, "b", { review: openReview() });
    // Of its own fact it is the other card.
    expect(await confusedOf(userId)).toEqual([2, "That was before.", "stuck#before"]);
  });

  it("tells nothing of a quiz whose right answers may not be seen yet", async () => {
    const userId = await makeUser(db);
    await suspend(userId, LEECH);
    await answer(userId, "d", { review: examReview(), closesAt: now + 3_600_000 });
    expect(await confusedOf(userId)).toEqual([0, "That is near.", "near#value"]);
  });
});

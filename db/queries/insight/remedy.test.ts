import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examReview, openReview, type ReviewOptions } from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { cards, deckCards, decks } from "../../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../../testing";
import { assign, join, makeClass } from "../../testing-classes";
import { makeItems } from "../../testing-items";
import { MINUTE, NOW, PACK, saveOf } from "../../testing-quizzes";
import { finishAttempt } from "../attempts/finish";
import { reviewAttempt } from "../attempts/review";
import { saveAnswers } from "../attempts/save";
import { startAssigned } from "../attempts/start-assigned";
import { attemptView } from "../attempts/view";
import { getAssignment } from "../classes/assignments";
import { assignedIn } from "../classes/for-student";
import { noticesOf } from "../classes/notices";
import { deckTitle, listDecks } from "../decks";
import { gradebook } from "../grades/gradebook";
import { assignRemedy, classQuizAnalysis, remedyKey } from "./remedy";

const DAY = 86_400_000;
const WORDS = { title: "Catch up", instructions: "What went wrong." };

describe.each(testDatabases())("remedies on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const asked = makeCard("asked", "4711", { forms: ["flip", "choice"] });
    const date = makeCard("asked", "2022", { key: "asked#date", aspect: "date", forms: ["flip"] });
    const [other, third] = [makeCard("other", "12"), makeCard("third", "13")];
    // Option b is the figure of the other fact.
    await publishCards(db, PACK, [asked, date, other, third], undefined, {}, (card) =>
      makeItems(card).map((item) =>
        item.key.form === "choice"
          ? {
              ...item,
              key: {
                ...item.key,
                reasons: {
                  ...item.key.reasons,
                  b: { kind: "other-fact" as const, text: "That is the other.", factId: "other" },
                },
              },
            }
          : item,
      ),
    );
  });
  afterAll(() => opened.close());

  /** A class in which one student takes the other for it, and one is right; closed after a day. */
  async function satClass(review: ReviewOptions, closesAt: number | null = NOW + DAY) {
    const world = await makeClass(db);
    const right = await makeUser(db);
    await join(db, world.id, right);
    const sections = [
      {
        title: "",
        topics: [],
        importance: [],
        forms: ["choice" as const],
        expected: { from: 0, to: 1 },
        count: 1,
        points: 1,
      },
    ];
    const quiz = await assign(db, world.asOwner, { closesAt, blueprint: { sections, review } });
    const attempts: string[] = [];
    for (const [who, option] of [
      [world.student, "b"],
      [right, "a"],
    ] as const) {
      const started = await startAssigned(db, who, quiz, NOW);
      if (!("id" in started)) throw new Error(started.refused);
      const view = await attemptView(db, who, started.id, NOW);
      const question = view?.questions[0];
      if (!question) throw new Error("nothing asked");
      await saveAnswers(db, who, started.id, [saveOf(question, { form: "choice", option })], { now: NOW });
      await finishAttempt(db, who, started.id, NOW + MINUTE);
      attempts.push(started.id);
    }
    return { ...world, right, quiz, attempts };
  }

  it("are decks of what was asked and of what it was confused with, for those concerned alone", async () => {
    const { asOwner, student, right, quiz, id } = await satClass(openReview());
    const now = NOW + 5 * MINUTE;
    const found = await classQuizAnalysis(db, asOwner, quiz, now);
    expect(found?.misconceptions).toMatchObject([{ otherFactId: "other", students: [student], asked: 2 }]);
    const key = remedyKey(found?.misconceptions[0] as never);
    const made = await assignRemedy(db, asOwner, quiz, { key }, WORDS, now);
    if (made.status !== "assigned") throw new Error(made.status);
    const given = await getAssignment(db, asOwner, made.id);
    expect(given).toMatchObject({ opensAt: null, forUsers: [student], dueAt: now + 7 * DAY });
    const deckId = given?.given.kind === "deck" ? given.given.deckId : 0;
    const held = await db
      .select({ key: cards.key })
      .from(deckCards)
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .where(eq(deckCards.deckId, deckId));
    expect(held.map((card) => card.key).sort()).toEqual(["asked#value", "other#value"]);

    const idsOf = async (who: string) => (await assignedIn(db, who, id)).map((one) => one.assignment.id);
    expect(await idsOf(student)).toContain(made.id);
    expect(await idsOf(right)).not.toContain(made.id);
    const told = async (who: string) => (await noticesOf(db, who)).map((one) => one.assignment?.id);
    expect(await told(student)).toContain(made.id);
    expect(await told(right)).not.toContain(made.id);
    const listed = async (who: string | null) => {
      const deck = (await listDecks(db, who, now)).find(({ title }) => title === WORDS.title);
      const [{ slug = "" } = {}] = await db.select().from(decks).where(eq(decks.id, deckId));
      expect(await deckTitle(db, who, PACK, slug, now)).toBe(deck?.title ?? null);
      return deck !== undefined;
    };
    expect([
      await listed(student),
      await listed(right),
      await listed(asOwner.userId),
      await listed(null),
    ]).toEqual([true, false, false, false]);
    const book = await gradebook(db, asOwner, now + 30 * DAY);
    expect(book.columns.map((column) => column.id)).toEqual([quiz]);
  });

  it("may be one student's alone", async () => {
    const { asOwner, student, right, quiz } = await satClass(openReview());
    const now = NOW + 5 * MINUTE;
    expect(await assignRemedy(db, asOwner, quiz, { student: right }, WORDS, now)).toEqual({
      status: "nothing",
    });
    const made = await assignRemedy(db, asOwner, quiz, { student }, WORDS, now);
    expect(made).toMatchObject({ status: "assigned", people: 1 });
    const id = made.status === "assigned" ? made.id : "";
    expect(await getAssignment(db, asOwner, id)).toMatchObject({ forUsers: [student] });
  });

  it("do not open before the right answers may be seen, and are refused where they never may", async () => {
    const exam = await satClass(examReview());
    const made = await assignRemedy(db, exam.asOwner, exam.quiz, {}, WORDS, NOW + 5 * MINUTE);
    if (made.status !== "assigned") throw new Error(made.status);
    const given = await getAssignment(db, exam.asOwner, made.id);
    expect(given?.opensAt).toBeGreaterThanOrEqual(NOW + DAY);
    expect((await listDecks(db, exam.student, NOW + DAY - 1)).some(({ title }) => title === "Catch up")).toBe(
      false,
    );
    const neverCloses = await satClass(examReview(), null);
    expect(await assignRemedy(db, neverCloses.asOwner, neverCloses.quiz, {}, WORDS, NOW + DAY)).toEqual({
      status: "never",
    });
    expect(
      await assignRemedy(db, exam.asOwner, exam.quiz, { key: "none of them" }, WORDS, NOW + 2 * DAY),
    ).toEqual({
      status: "nothing",
    });
    expect(await assignRemedy(db, exam.asOwner, neverCloses.quiz, {}, WORDS, NOW + 2 * DAY)).toEqual({
      status: "nothing",
    });
  });

  it("a student's own has what was confused too, as soon as the review shows it", async () => {
    const { student, right, attempts } = await satClass(examReview());
    const [mine, theirs] = attempts as [string, string];
    expect(await reviewAttempt(db, student, mine, NOW + 5 * MINUTE)).toMatchObject({
      missed: null,
      confused: null,
    });
    const [other] = await db.select({ id: cards.id }).from(cards).where(eq(cards.key, "other#value"));
    const closed = NOW + 3 * DAY;
    expect((await reviewAttempt(db, student, mine, closed))?.confused).toEqual([other?.id]);
    expect(await reviewAttempt(db, right, theirs, closed)).toMatchObject({ missed: [], confused: [] });
  });
});

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examReview, openReview, type ReviewOptions } from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { rowsOf } from "../../rows";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { assign, join, makeClass } from "../../testing-classes";
import { answerTo, MINUTE, NOW, publishBank, saveOf } from "../../testing-quizzes";
import { countWaiting } from "../attempts/evidence";
import { finishAttempt } from "../attempts/finish";
import { saveAnswers } from "../attempts/save";
import { startAssigned } from "../attempts/start-assigned";
import { attemptView } from "../attempts/view";
import { applyCorrection, askedQuestions, assignmentScope, undoCorrection } from "../grades/correct";
import { refoldUser } from "../refold";
import { quizOutlooks } from "./quiz-outlook";

const DAY = 86_400_000;

describe.each(testDatabases())("what was predicted of quizzes on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 1);
  });
  afterAll(() => opened.close());

  /** A class that sat a quiz of two questions: one student had both right, one the first alone; closed after an hour. */
  async function satClass(review: ReviewOptions) {
    const world = await makeClass(db);
    const sections = (["choice", "typed"] as const).map((form) => ({
      ...{ title: "", topics: [], importance: [], forms: [form], expected: { from: 0, to: 1 } },
      ...{ count: 1, points: 2 },
    }));
    const blueprint = { sections, shuffle: false, review };
    const people = [world.student, await makeUser(db)];
    await join(db, world.id, people[1] as string);
    const sit = async (at: number, closesAt: number | null) => {
      const id = await assign(db, world.asOwner, { blueprint, closesAt });
      for (const [n, userId] of people.entries()) {
        const started = await startAssigned(db, userId, id, at);
        if (!("id" in started)) throw new Error(`refused: ${started.refused}`);
        const view = await attemptView(db, userId, started.id, at);
        const saves = (view?.questions ?? []).map((question) =>
          saveOf(question, answerTo(question.item, n === 0 || question.position === 0), { givenAt: at }),
        );
        await saveAnswers(db, userId, started.id, saves, { now: at });
        await finishAttempt(db, userId, started.id, at);
      }
      return id;
    };
    return { ...world, people, sit };
  }

  /** The same counted from the log, review by review. */
  async function recounted(assignmentId: string) {
    const [row] = await rowsOf<{ answers: number; predicted: number; unmet: number; reached: number }>(
      db,
      sql`select count(*)::int as answers, avg(coalesce(v.predicted + (1 - v.predicted) * v.guess, v.guess))::float8 as predicted,
          avg(case when v.predicted is null then 1 - v.guess else 0 end)::float8 as unmet, avg(r.score)::float8 as reached
        from attempts t join responses r on r.user_id = t.user_id and r.attempt_id = t.id
        join reviews v on v.user_id = r.user_id and v.id = r.review_id
        where t.assignment_id = ${assignmentId}::uuid and not r.voided`,
    );
    return row;
  }

  it("are sums equal to a recount of the log: handed in, corrected, taken back, refolded", async () => {
    const { asOwner, people, sit } = await satClass(openReview());
    await sit(NOW, null);
    const id = await sit(NOW + 5 * DAY, null);
    const compare = async () => {
      const found = (await quizOutlooks(db, asOwner)).find(({ assignmentId }) => assignmentId === id);
      const { answers, ...sums } = (await recounted(id)) as NonNullable<
        Awaited<ReturnType<typeof recounted>>
      >;
      expect(found).toMatchObject({ people: 2, answers });
      for (const key of ["predicted", "unmet", "reached"] as const)
        expect(found?.[key]).toBeCloseTo(sums[key], 12);
      return found;
    };
    // The second time all was met before, so that something is predicted.
    expect(await compare()).toMatchObject({ answers: 4, unmet: 0, reached: 0.75 });
    const scope = await assignmentScope(db, asOwner, id);
    const typed = (scope ? await askedQuestions(db, scope) : []).find(({ form }) => form === "typed");
    if (!scope || !typed) throw new Error("nothing was asked");
    const change = { cardId: typed.cardId, form: typed.form, reason: "The key was wrong" };
    const at = NOW + 6 * DAY;
    const made = await applyCorrection(db, scope, { ...change, change: { kind: "accept", text: "12" } }, at);
    expect(await compare()).toMatchObject({ reached: 1 });
    for (const userId of people) await refoldUser(db, userId, { write: true });
    await compare();
    await undoCorrection(db, scope, made.id, "It was right", at + MINUTE);
    expect(await compare()).toMatchObject({ reached: 0.75 });
  });

  it("say nothing of answers that do not count yet", async () => {
    const { asOwner, people, sit } = await satClass(examReview());
    const id = await sit(NOW, NOW + 60 * MINUTE);
    expect(await quizOutlooks(db, asOwner)).toEqual([]);
    for (const userId of people) await countWaiting(db, userId, NOW + 120 * MINUTE);
    expect(await quizOutlooks(db, asOwner)).toMatchObject([{ assignmentId: id, people: 2, answers: 4 }]);
    expect(await recounted(id)).toMatchObject({ answers: 4 });
  });
});

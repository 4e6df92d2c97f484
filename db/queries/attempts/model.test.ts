import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, QUIZ_FORMS } from "@/learn/answer";
import type { Save } from "@/learn/quiz/attempt";
import { type Behaviour, examReview, openReview } from "@/learn/quiz/blueprint";
import { settle } from "@/learn/quiz/judge";
import { totalOf } from "@/learn/quiz/marks";
import { JudgingServer } from "@/learn/quiz/testing-judging";
import { anyStep, type Message, type Reply, type Serving, World } from "@/learn/quiz/testing-world";
import type { Db } from "../../client";
import { attempts } from "../../schema/quizzes";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { answerTo, beginSitting, MINUTE, NOW, publishBank } from "../../testing-quizzes";
import { checkQuestion } from "./check";
import { finishAttempt } from "./finish";
import { reviewAttempt } from "./review";
import { keyedQuestions } from "./rows";
import { saveAnswers } from "./save";
import { startQuiz } from "./start";
import { attemptView } from "./view";

const BEHAVIOURS: Behaviour[] = [
  { kind: "deferred" },
  { kind: "immediate" },
  { kind: "tries", tries: 3, penalty: 0.25 },
  { kind: "certainty" },
];
const LIMIT = 5;

const sitting = fc.record({
  behaviour: fc.constantFrom(...BEHAVIOURS),
  review: fc.constantFrom(openReview(), examReview()),
  timeLimitMinutes: fc.constantFrom(null, LIMIT),
  steps: fc.array(anyStep(2, 3), { minLength: 15, maxLength: 70 }),
  forms: fc.shuffledSubarray([...QUIZ_FORMS], { minLength: 3, maxLength: 3 }),
  choices: fc.array(fc.boolean(), { maxLength: 6 }),
  end: fc.constantFrom("hand in", "time", "forgotten"),
});

/** The real queries, held against the model at every message: both must say the same. */
class Measured implements Serving {
  /** by position, as the server said it took them */
  readonly last = new Map<number, Save>();

  constructor(
    readonly db: Db,
    readonly userId: string,
    readonly id: string,
    readonly model: JudgingServer,
  ) {}

  async serve(message: Message, now: number): Promise<Reply> {
    const real = await this.#really(message, now);
    this.model.now = now;
    const modelled =
      message.kind === "save"
        ? this.model.save(message.saves)
        : message.kind === "check"
          ? this.model.check(message.request)
          : this.model.finish();
    expect(real.reply).toEqual(modelled);
    if (message.kind === "save" && real.kind === "save") {
      for (const [n, { status, position }] of real.reply.results.entries()) {
        if (status === "saved") this.last.set(position, message.saves[n] as Save);
      }
    }
    return real;
  }

  async #really(message: Message, now: number): Promise<Reply> {
    const { db, userId, id } = this;
    if (message.kind === "save") {
      return { kind: "save", reply: there(await saveAnswers(db, userId, id, message.saves, { now })) };
    }
    if (message.kind === "check") {
      return { kind: "check", reply: there(await checkQuestion(db, userId, id, message.request, now)) };
    }
    return { kind: "finish", reply: there(await finishAttempt(db, userId, id, now)) };
  }

  async view(now: number) {
    const real = there(await attemptView(this.db, this.userId, this.id, now));
    this.model.now = now;
    const { state, questions, deadlineAt } = this.model.view();
    expect({ state: real.state, questions: real.questions, deadlineAt: real.deadlineAt }).toEqual({
      state,
      questions,
      deadlineAt,
    });
    return real;
  }
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error("there is no such attempt");
  return value;
}

describe.each(testDatabases())("any sitting on $name", ({ name, open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db);
    owner = await makeUser(db);
  });
  afterAll(() => opened.close());

  it("is what the model says at every message, and is judged by the answers saved last", async () => {
    await fc.assert(
      fc.asyncProperty(sitting, async ({ steps, choices, end, ...is }) => {
        const { id, userId, view, quizId } = await beginSitting(db, owner, { ...is, points: 2 });
        const asked = (await keyedQuestions(db, userId, id)).map(({ item, key, points }) => ({
          item,
          key,
          points,
        }));
        const model = new JudgingServer(asked, { ...is, perPage: view.perPage }, id);
        model.deadlineAt = view.deadlineAt;
        model.graceMs = view.graceMinutes * MINUTE;
        const server = new Measured(db, userId, id, model);
        const answer = (position: number, right: boolean, nth: number): Answer => {
          const given = answerTo(there(asked[position] ?? null).item, right);
          return !right && (given.form === "typed" || given.form === "cloze")
            ? { ...given, text: `wrong ${nth}` }
            : given;
        };
        const world = await World.open(server, { tabs: 2, now: NOW, answer });
        for (const step of steps) await world.take(step);
        await world.settle(choices);
        expect(world.vanished()).toEqual([]);

        const limited = is.timeLimitMinutes !== null;
        if (limited && end !== "hand in") world.now = Math.max(world.now, NOW + (LIMIT + 1) * MINUTE);
        for (const tab of world.tabs) {
          if (end === "hand in" || !limited) tab.do({ type: "finish" });
          else if (end === "time") tab.do({ type: "tick", now: tab.now });
        }
        await world.settle(choices);
        if (limited && end === "forgotten") world.now += view.graceMinutes * MINUTE;
        expect((await server.view(world.now)).state).toBe("finished");
        for (const stray of world.strays) await server.serve(stray, world.now);

        const review = there(await reviewAttempt(db, userId, id, world.now));
        const stored = await keyedQuestions(db, userId, id);
        for (const [position, question] of stored.entries()) {
          const last = server.last.get(position);
          const given = { answer: last?.answer ?? null, certainty: last?.certainty ?? null };
          expect(question).toMatchObject(given);
          const tries = there(model.tries[position] ?? null);
          const { grade, earned } = settle(is.behaviour, {
            ...there(asked[position] ?? null),
            ...given,
            tries,
            ruling: null,
          });
          expect(question).toMatchObject({ verdict: grade.verdict, score: grade.score, earned, tries });
          expect(review.questions[position]).toMatchObject(given);
        }
        const points = totalOf(stored.map(({ earned }) => earned ?? 0));
        const [row] = await db
          .select()
          .from(attempts)
          .where(and(eq(attempts.userId, userId), eq(attempts.id, id)));
        expect(row).toMatchObject({ points, finishedBy: there(model.ended).finishedBy });
        // Sitting it again leaves this one alone.
        const again = await startQuiz(db, userId, quizId, world.now);
        expect(again).not.toEqual({ id });
        expect(await keyedQuestions(db, userId, id)).toEqual(stored);
      }),
      { numRuns: name === "PGlite" ? 25 : 15 },
    );
  });
});

/** A student of the load test: starts a quiz, answers at a human pace, hands in, and never gives an answer up. */
import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Answer } from "@/learn/answer";
import type { AttemptView, Save, SaveReply } from "@/learn/quiz/attempt";
import { type Random, randomFrom } from "@/learn/random";
import { someAnswer } from "./some-answer";

/** What one student went through. */
export interface Journal {
  userId: string;
  attemptId: string;
  /** ms of each request that was answered, by what it was for */
  times: { start: number[]; page: number[]; save: number[]; finish: number[] };
  /** the last answer of each question that the server said it had saved */
  acknowledged: Map<number, Answer>;
  /** requests that failed and were sent again */
  retries: number;
  /** answers no honest student should get */
  errors: string[];
}

export interface Plan {
  baseUrl: string;
  cookie: string;
  userId: string;
  quizId: string;
  seed: string;
  /** when to start, when the last answer is given and when to hand in: ms on the clock of `performance.now()` */
  startAt: number;
  answersUntil: number;
  finishAt: number;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
/** After that long without luck a student of the test gives up, and the run has failed. */
const PATIENCE_MS = 60_000;
const LONGEST_WAIT_MS = 2_000;

/** Sits the quiz to its end. Never throws: what went wrong is in the journal. */
export async function sit(plan: Plan): Promise<Journal> {
  const journal: Journal = {
    userId: plan.userId,
    attemptId: "",
    times: { start: [], page: [], save: [], finish: [] },
    acknowledged: new Map(),
    retries: 0,
    errors: [],
  };
  const random = randomFrom(plan.seed);
  const call = caller(plan, journal, random);
  try {
    await until(plan.startAt);
    const { id } = await call<{ id: string }>("start", "POST", "/api/attempts", { quiz: plan.quizId });
    journal.attemptId = id;
    await call("page", "GET", `/sit/${id}`);
    const view = await call<AttemptView>("page", "GET", `/api/attempts/${id}`);
    const clock = view.serverNow - performance.now();
    for (const [question, at] of paced(view, plan, random)) {
      await until(at);
      const answer = someAnswer(question.item, random);
      const save: Save = {
        saveId: uuidv7(),
        position: question.position,
        base: question.response.revision,
        answer,
        certainty: null,
        flagged: false,
        givenAt: Math.round(performance.now() + clock),
      };
      const { results } = await call<SaveReply>("save", "POST", `/api/attempts/${id}/answers`, {
        saves: [save],
      });
      const status = results[0]?.status;
      if (status === "saved" || status === "repeated") journal.acknowledged.set(question.position, answer);
      else journal.errors.push(`save: ${JSON.stringify(results[0])}`);
    }
    await until(plan.finishAt);
    await call("finish", "POST", `/api/attempts/${id}/finish`, {});
  } catch (error) {
    journal.errors.push(String(error));
  }
  return journal;
}

function* paced(view: AttemptView, plan: Plan, random: Random) {
  const from = performance.now();
  const times = view.questions.map(() => from + random() * (plan.answersUntil - from)).sort((a, b) => a - b);
  for (const [nth, question] of view.questions.entries()) yield [question, times[nth] as number] as const;
}

async function until(at: number): Promise<void> {
  const ms = at - performance.now();
  if (ms > 0) await delay(ms);
}

/** Sends until there is an answer: a server that is away or in trouble is asked again, as the page does. */
function caller(plan: Plan, journal: Journal, random: Random) {
  return async <T>(what: keyof Journal["times"], method: string, path: string, body?: object): Promise<T> => {
    const givenUpAt = performance.now() + PATIENCE_MS;
    for (let tries = 0; ; tries++) {
      const began = performance.now();
      const answer = await request(plan, method, path, body).catch((error: Error) => ({
        status: 0,
        text: error.message,
      }));
      if (answer.status >= 200 && answer.status < 300) {
        journal.times[what].push(performance.now() - began);
        return (answer.text.startsWith("{") ? JSON.parse(answer.text) : null) as T;
      }
      if (answer.status > 0 && answer.status < 500)
        throw new Error(`${path}: ${answer.status} ${answer.text}`);
      if (performance.now() > givenUpAt) throw new Error(`${path}: no answer for a minute (${answer.text})`);
      journal.retries += 1;
      await delay(Math.min(LONGEST_WAIT_MS, 200 * 2 ** tries) * (0.5 + random()));
    }
  };
}

function request(plan: Plan, method: string, path: string, body?: object) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing = http.request(
      new URL(path, plan.baseUrl),
      {
        method,
        agent,
        timeout: 20_000,
        headers: { cookie: plan.cookie, origin: plan.baseUrl, "content-type": "application/json" },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer within 20 s")));
    outgoing.on("error", reject);
    outgoing.end(body && JSON.stringify(body));
  });
}

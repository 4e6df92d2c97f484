import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../answer";
import type { ItemKey, PublicItem } from "../item";
import type { Save } from "./attempt";
import { type Behaviour, examReview, openReview } from "./blueprint";
import { sameAnswer } from "./given";
import { settle } from "./judge";
import { givenOf } from "./pending";
import { saveStatus } from "./runner-view";
import { START, typed } from "./testing";
import { type Asked, JudgingServer } from "./testing-judging";
import { anyStep, type Message, type Reply, World } from "./testing-world";

const base = { prompt: "?", context: "" };
const key = { answer: "Almaty", explain: "", citations: [] };

/** One question that is typed, one with options: what can and cannot be given in endless ways. */
const ASKED: Asked[] = [
  {
    item: { ...base, id: "0", form: "typed" },
    key: { ...key, form: "typed", typed: { match: "text", accept: ["Almaty"], wrong: [] } },
    points: 2,
  },
  {
    item: {
      ...base,
      id: "1",
      form: "choice",
      options: ["a", "b", "c"].map((id) => ({ id, text: id })),
    } satisfies PublicItem,
    key: { ...key, form: "choice", right: "a", reasons: {} } satisfies ItemKey,
    points: 1,
  },
];

const answer = (position: number, right: boolean, nth: number): Answer =>
  position === 0
    ? typed(right ? "Almaty" : `wrong ${nth}`)
    : { form: "choice", option: right ? "a" : (["b", "c"][nth % 2] as string) };

const BEHAVIOURS: Behaviour[] = [
  { kind: "deferred" },
  { kind: "immediate" },
  { kind: "tries", tries: 3, penalty: 0.25 },
  { kind: "certainty" },
];

/** What an observer of the line notes down: the answers the server said it took, and nothing taken back. */
class Observed {
  readonly last = new Map<number, Save>();

  constructor(readonly server: JudgingServer) {}

  serve = async (message: Message, now: number): Promise<Reply> => {
    this.server.now = now;
    if (message.kind === "finish") return { kind: "finish", reply: structuredClone(this.server.finish()) };
    if (message.kind === "check") {
      return { kind: "check", reply: structuredClone(this.server.check(message.request)) };
    }
    const reply = this.server.save(structuredClone(message.saves));
    for (const [n, { status, position }] of reply.results.entries()) {
      if (status === "saved") this.last.set(position, message.saves[n] as Save);
    }
    return { kind: "save", reply: structuredClone(reply) };
  };

  view = async (now: number) => {
    this.server.now = now;
    return structuredClone(this.server.view());
  };
}

const sitting = fc.record({
  behaviour: fc.constantFrom(...BEHAVIOURS),
  review: fc.constantFrom(openReview(), examReview()),
  limited: fc.boolean(),
  steps: fc.array(anyStep(2, ASKED.length), { maxLength: 80 }),
  choices: fc.array(fc.boolean(), { maxLength: 10 }),
  end: fc.constantFrom("hand in", "time", "forgotten"),
});

describe("any sitting on two tabs", () => {
  it("is judged by the answers saved last, and no answer given vanishes untold", async () => {
    await fc.assert(
      fc.asyncProperty(sitting, async ({ behaviour, review, limited, steps, choices, end }) => {
        const server = new JudgingServer(ASKED, { behaviour, review, perPage: 1 });
        if (limited) server.deadlineAt = START + 300_000;
        const observed = new Observed(server);
        const world = await World.open(observed, { tabs: 2, now: START, answer });
        for (const step of steps) await world.take(step);
        await world.settle(choices);
        expect(world.vanished()).toEqual([]);
        for (const tab of world.tabs) {
          await world.look(tab);
          const status = saveStatus(tab.state).kind;
          expect(["saved", "unsaved"]).toContain(status);
          for (const question of tab.state.questions) {
            expect(question.conflict).toBeNull();
            if (server.state === "open") {
              expect(givenOf(question).answer).toEqual(server.current(question.view.position).answer);
            }
          }
        }

        if (limited && end !== "hand in") world.now += 400_000;
        if (limited && end === "time") {
          for (const tab of world.tabs) tab.do({ type: "tick", now: tab.now });
        } else if (end === "hand in" || !limited) {
          for (const tab of world.tabs) tab.do({ type: "finish" });
        }
        await world.settle(choices);
        if (limited && end === "forgotten") await observed.view(world.now + 60_000);
        expect(server.state).toBe("finished");

        for (const [position, asked] of ASKED.entries()) {
          const last = observed.last.get(position);
          const tries = server.tries[position] ?? [];
          const { grade, earned } = settle(behaviour, {
            ...asked,
            answer: last?.answer ?? null,
            certainty: last?.certainty ?? null,
            tries,
            ruling: null,
          });
          expect(server.judged.get(position)).toEqual({ verdict: grade.verdict, score: grade.score, earned });
          expect(sameAnswer(server.current(position).answer, last?.answer ?? null)).toBe(true);
        }
        const before = structuredClone([server.stored, [...server.judged], server.ended]);
        for (const stray of world.strays) await observed.serve(stray, world.now);
        expect([server.stored, [...server.judged], server.ended]).toEqual(before);
      }),
      { numRuns: 2000 },
    );
  }, 120_000);
});

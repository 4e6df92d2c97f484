/** A server for tests that also judges, as the contract of attempts says: the model the real one is measured by. */
import type { QuizForm } from "../answer";
import { gradeAnswer, validateAnswer } from "../grade/grade";
import type { ItemKey, PublicItem } from "../item";
import type { AttemptView, CheckReply, CheckRequest, FinishReply, QuestionView, SaveReply } from "./attempt";
import type { Rules } from "./blueprint";
import { endOf } from "./deadline";
import { sameAnswer } from "./given";
import { type FailedTry, settle } from "./judge";
import { pointsEarned, totalOf } from "./marks";
import { publicItemOf } from "./public-item";
import { feedbackOf, mayCheck, triesAllowed } from "./review";
import { FakeServer } from "./testing";

/** A question with what the server alone knows. */
export interface Asked {
  item: PublicItem;
  key: ItemKey;
  points: number;
}

export type CheckAnswer = CheckReply | { refused: "no-question" | "not-now" | "late" | "finished" };

export class JudgingServer extends FakeServer {
  readonly tries: FailedTry[][];
  /** of each position that was judged for good */
  readonly judged = new Map<number, { verdict: string; score: number; earned: number }>();
  ended: FinishReply | null = null;

  constructor(
    readonly asked: readonly Asked[],
    readonly rules: Pick<Rules, "behaviour" | "review" | "perPage">,
    readonly id = "a",
  ) {
    super(asked.length);
    this.tries = asked.map(() => []);
  }

  override save(saves: Parameters<FakeServer["save"]>[0]): SaveReply {
    this.#overdue();
    return super.save(saves);
  }

  check({ position, revision, checkId }: CheckRequest): CheckAnswer {
    const { rules, now } = this;
    const asked = this.asked[position];
    if (this.state === "finished") return { refused: "finished" };
    if (!mayCheck(rules)) return { refused: "not-now" };
    if (this.deadlineAt !== null && now > this.deadlineAt) return { refused: "late" };
    const tries = this.tries[position];
    if (!asked || !tries) return { refused: "no-question" };
    const as = (status: "checked" | "conflict"): CheckReply => ({
      status,
      question: this.#question(position, asked),
      serverNow: now,
    });
    const { answer, certainty, revision: stored } = this.current(position);
    if (this.locked.has(position) || tries.some((one) => one.checkId === checkId)) return as("checked");
    if (stored !== revision) return as("conflict");
    const problem = answer ? validateAnswer(asked.item, answer) : "empty";
    if (!answer || problem) return { status: "unready", problem: problem ?? "empty", serverNow: now };
    const last = tries.at(-1);
    if (last && sameAnswer(last.answer, answer)) return as("checked");
    const grade = gradeAnswer(asked.item, asked.key, answer);
    const { verdict, score } = grade;
    if (verdict !== "right" && tries.length + 1 < triesAllowed(rules)) {
      tries.push({ checkId, answer, verdict, score });
      return as("checked");
    }
    const marked = { points: asked.points, grade, certainty, failedTries: tries.length };
    this.judged.set(position, { verdict, score, earned: pointsEarned(rules.behaviour, marked) });
    this.locked.add(position);
    return as("checked");
  }

  finish(): FinishReply {
    if (this.ended) return this.ended;
    for (const [position, asked] of this.asked.entries()) {
      if (this.judged.has(position)) continue;
      const { answer, certainty } = this.current(position);
      const tries = this.tries[position] ?? [];
      const { grade, earned } = settle(this.rules.behaviour, {
        ...asked,
        answer,
        certainty,
        tries,
        ruling: null,
      });
      this.judged.set(position, { verdict: grade.verdict, score: grade.score, earned });
    }
    const { at, by } = endOf(this.deadlineAt, this.now);
    this.state = "finished";
    this.ended = { id: this.id, finishedAt: at, finishedBy: by };
    return this.ended;
  }

  /** Points of the finished attempt. */
  points(): number {
    return totalOf([...this.judged.values()].map(({ earned }) => earned));
  }

  override view(): AttemptView {
    this.#overdue();
    const { behaviour, perPage } = this.rules;
    const questions = this.asked.map((asked, position) => this.#question(position, asked));
    return {
      ...super.view(),
      id: this.id,
      behaviour,
      perPage,
      questions: this.state === "open" ? questions : [],
    };
  }

  #question(position: number, asked: Asked): QuestionView {
    const { rules } = this;
    const judged = this.judged.get(position);
    const locked = judged !== undefined;
    const tries = this.tries[position] ?? [];
    const response = this.current(position);
    const last = tries.at(-1);
    const shown = judged ? { answer: response.answer, ...judged } : last;
    const feedback = shown
      ? feedbackOf(
          {
            key: asked.key,
            grade: gradeAnswer(asked.item, asked.key, shown.answer),
            earned: judged?.earned ?? null,
            locked,
          },
          rules.review.during,
        )
      : {};
    return {
      position,
      points: asked.points,
      form: this.formOf(position),
      item: publicItemOf(asked.item, position),
      response,
      locked,
      triesLeft: rules.behaviour.kind === "tries" ? (locked ? 0 : triesAllowed(rules) - tries.length) : null,
      feedback: Object.keys(feedback).length > 0 ? feedback : null,
    };
  }

  /** Whoever asks after the grace finds the attempt finished. */
  #overdue(): void {
    if (this.deadlineAt !== null && this.now > this.deadlineAt + this.graceMs) this.finish();
  }

  protected override formOf(position: number): QuizForm {
    return (this.asked[position]?.item.form ?? "typed") as QuizForm;
  }
}

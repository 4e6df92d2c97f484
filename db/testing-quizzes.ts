/** A world for tests of attempts: a bank of every form, quizzes with any rules, and right answers to questions. */
import { v7 as uuidv7 } from "uuid";
import { type Answer, QUIZ_FORMS, type QuizForm } from "@/learn/answer";
import type { PublicItem } from "@/learn/item";
import type { AttemptView, QuestionView, Save } from "@/learn/quiz/attempt";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { newBlueprint } from "@/learn/quiz/draft";
import type { Db } from "./client";
import { startQuiz } from "./queries/attempts/start";
import { attemptView } from "./queries/attempts/view";
import { quizzes } from "./schema/quizzes";
import { makeCard, makeUser, publishCards } from "./testing";

export const MINUTE = 60_000;
export const NOW = Date.UTC(2026, 5, 15, 12);
export const PACK = "pack";

/** Publishes a card for each form and number, asked in that form alone. Answers are numbers: all typed forms take them. */
export async function publishBank(db: Db, each = 2): Promise<void> {
  const cards = QUIZ_FORMS.flatMap((form, at) =>
    Array.from({ length: each }, (_, n) =>
      makeCard(`${form}-${n}`, form === "date" ? "2022" : `${4711 + at * 10 + n}`, { forms: ["flip", form] }),
    ),
  );
  await publishCards(db, PACK, cards);
}

/** What of a quiz a test cares for. */
export interface QuizIs extends Partial<Blueprint> {
  forms?: QuizForm[];
  count?: number;
  points?: number;
  opensAt?: number;
  closesAt?: number;
  code?: string | null;
  archivedAt?: number;
}

/** A quiz, shared unless told: by default one question of each form, a point each, as often as wanted. */
export async function makeQuiz(db: Db, ownerId: string, is: QuizIs = {}): Promise<string> {
  const { forms, count, points = 1, opensAt, closesAt, code, archivedAt, ...blueprint } = is;
  const base = newBlueprint(PACK);
  const sections = (forms ?? [...QUIZ_FORMS]).map((form) => ({
    ...(base.sections[0] as Blueprint["sections"][number]),
    forms: [form],
    count: count ?? 1,
    points,
  }));
  const id = uuidv7();
  const time = (at: number | undefined) => (at === undefined ? null : new Date(at));
  await db.insert(quizzes).values({
    id,
    ownerId,
    title: "A quiz",
    blueprint: { ...base, attempts: null, sections, shuffle: false, ...blueprint },
    code: code === undefined ? `c${id}` : code,
    opensAt: time(opensAt),
    closesAt: time(closesAt),
    archivedAt: time(archivedAt),
    createdAt: new Date(NOW),
    updatedAt: new Date(NOW),
  });
  return id;
}

/** An answer to a question of the test bank: the right one, or one that is wrong. */
export function answerTo(item: PublicItem, right = true): Answer {
  switch (item.form) {
    case "choice":
      return { form: item.form, option: right ? "a" : "b" };
    case "multiple":
      return { form: item.form, options: right ? ["a", "b"] : ["c", "d"] };
    case "true-false":
      return { form: item.form, value: item.statement.includes(" not ") !== right };
    case "match": {
      const [p, q, r] = right ? ["p", "q", "r"] : ["q", "r", "p"];
      return {
        form: item.form,
        pairs: [
          ["a", p as string],
          ["b", q as string],
          ["c", r as string],
        ],
      };
    }
    case "order":
      return { form: item.form, order: right ? ["a", "b", "c", "d"] : ["d", "c", "b", "a"] };
    case "date":
      return { form: item.form, text: right ? "2022" : "1999" };
    case "flip":
      throw new Error("never asked");
    default:
      return { form: item.form, text: right ? numberOf(item) : "12" };
  }
}

/** Test cards are asked as "What is <form>-<n>?", and answered by the number publishBank gave them. */
function numberOf(item: PublicItem): string {
  const [, form, n] = /What is (.+)-(\d+)\?/.exec(item.prompt) ?? [];
  return `${4711 + QUIZ_FORMS.indexOf(form as QuizForm) * 10 + Number(n)}`;
}

/** A change of one question's answer, on what the view says is stored. */
export function saveOf(question: QuestionView, answer: Answer | null, extra: Partial<Save> = {}): Save {
  return {
    saveId: uuidv7(),
    position: question.position,
    base: question.response.revision,
    answer,
    certainty: null,
    flagged: false,
    givenAt: NOW,
    ...extra,
  };
}

/** Begins a sitting of a new quiz by a new learner. */
export async function beginSitting(
  db: Db,
  ownerId: string,
  is: QuizIs = {},
  { userId, now = NOW }: { userId?: string; now?: number } = {},
): Promise<{ id: string; quizId: string; userId: string; view: AttemptView }> {
  const learner = userId ?? (await makeUser(db));
  const quizId = await makeQuiz(db, ownerId, is);
  const started = await startQuiz(db, learner, quizId, now);
  if (!("id" in started)) throw new Error(`refused: ${started.refused}`);
  const view = await attemptView(db, learner, started.id, now);
  return { id: started.id, quizId, userId: learner, view: view as AttemptView };
}

/** A question of a view that must have it. */
export function questionAt(view: AttemptView | null, position: number): QuestionView {
  const question = view?.questions[position];
  if (!question) throw new Error(`no question ${position}`);
  return question;
}

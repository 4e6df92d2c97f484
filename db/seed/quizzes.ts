/** The quizzes of a seeded world, as its students sat them. */
import type { ClientBase } from "pg";
import { newBlueprint } from "@/learn/quiz/draft";
import { below, type Random } from "@/learn/random";
import { QUESTIONS, QUIZZES, SAT, type SeedClass } from "./classes";
import { idAt } from "./ids";
import type { Learner, SeedCard, SeedReview } from "./learner";
import { iso } from "./rows";

const DAY = 86_400_000;
export interface Choice {
  itemId: number;
  /** which card of the list it asks */
  nth: number;
  right: string;
  wrong: string[];
}

/** Questions of choice for the latest quizzes: of each card one. */
export async function choices(
  client: ClientBase,
  packId: string,
  cards: readonly SeedCard[],
): Promise<Choice[]> {
  const nthOf = new Map(cards.map(({ id }, nth) => [id, nth]));
  const { rows } = await client.query<{
    id: number;
    cardId: number;
    public: { options: { id: string }[] };
    key: { right: string };
  }>(
    `select distinct on (card_id) id, card_id as "cardId", public, key from items
      where pack_id = $1 and form = 'choice' and retired_at is null order by card_id, id`,
    [packId],
  );
  return rows
    .flatMap(({ id, cardId, public: item, key }) => {
      const nth = nthOf.get(cardId);
      const wrong = item.options.map((option) => option.id).filter((option) => option !== key.right);
      return nth === undefined ? [] : [{ itemId: id, nth, right: key.right, wrong, cardId }];
    })
    .slice(0, SAT * QUESTIONS);
}

/** One student sits one quiz; one in twelve does not come. */
export function sitQuiz(
  learner: Learner,
  userId: string,
  assignmentId: string | undefined,
  { random, questions, start }: { random: Random; questions: readonly Choice[]; start: number },
) {
  if (assignmentId === undefined || random() < 1 / 12) return null;
  const attemptId = idAt(start);
  const began = start + below(random, 3_600_000);
  let at = began;
  let points = 0;
  const reviews: SeedReview[] = [];
  const responses = questions.map(({ itemId, nth, right, wrong }, position) => {
    at += 10_000 + below(random, 20_000);
    const answered = learner.answer(nth, at);
    reviews.push(answered.review);
    points += answered.right ? 1 : 0;
    // Of the wrong options the first is the one most believe.
    const option = answered.right
      ? right
      : (wrong[random() < 0.6 ? 0 : below(random, wrong.length)] ?? right);
    const answer = JSON.stringify({ form: "choice", option });
    const { cardId } = answered.review;
    const score = answered.right ? 1 : 0;
    return [
      ...[userId, attemptId, position, itemId, cardId, "choice", 1, position, answer, 1, idAt(at), iso(at)],
      ...[iso(at), iso(at), score === 1 ? "right" : "wrong", score, score, answered.review.id],
      ...[answered.review.predicted, answered.review.guess],
    ];
  });
  return { attempt: attemptRow(userId, attemptId, assignmentId, began, at, points), reviews, responses };
}

const RULES = JSON.stringify(
  (({ behaviour, perPage, timeLimitMinutes, graceMinutes, review }) => ({
    behaviour,
    perPage,
    timeLimitMinutes,
    graceMinutes,
    review,
  }))(newBlueprint("")),
);
export const ATTEMPT_COLUMNS = [
  ...[
    "user_id",
    "id",
    "kind",
    "assignment_id",
    "number",
    "title",
    "rules",
    "seed",
    "started_at",
    "finished_at",
  ],
  ...["finished_by", "points", "out_of"],
];
const attemptRow = (
  userId: string,
  id: string,
  assignmentId: string,
  from: number,
  to: number,
  points: number,
) => [
  ...[
    userId,
    id,
    "quiz",
    assignmentId,
    1,
    "Quiz",
    RULES,
    1,
    iso(from),
    iso(to),
    "learner",
    points,
    QUESTIONS,
  ],
];

/** Attempts of the earlier quizzes: the points alone, by how able somebody is. */
export function* olderAttempts(classes: readonly SeedClass[], random: Random, now: number) {
  for (const { students, quizzes } of classes)
    for (const userId of students) {
      const able = 0.45 + 0.5 * random();
      for (const [n, assignmentId] of quizzes.slice(0, -SAT).entries()) {
        if (random() < 1 / 12) continue;
        const at = now - (24 + 3 * (QUIZZES - n)) * DAY;
        const points = Array.from({ length: QUESTIONS }, () => (random() < able ? 1 : 0) as number);
        const sum = points.reduce((a, b) => a + b, 0);
        yield attemptRow(userId, idAt(at), assignmentId, at, at + 900_000, sum);
      }
    }
}

export const RESPONSE_COLUMNS = [
  ...[
    "user_id",
    "attempt_id",
    "position",
    "item_id",
    "card_id",
    "form",
    "points",
    "slot",
    "answer",
    "revision",
  ],
  ...["save_id", "given_at", "saved_at", "graded_at", "verdict", "score", "earned", "review_id"],
  ...["predicted", "guess"],
];

/**
 * Saving an answer over HTTP with Postgres, 16 connections of 16 students who sit a quiz, against a no-op handler of the
 * same server. The figure that counts is the ratio; both are measured in turn, several times.
 */
import { v7 as uuidv7 } from "uuid";
import type { AttemptView, Save } from "@/learn/quiz/attempt";
import { randomFrom } from "@/learn/random";
import { CONNECTIONS, fire, type Round, type Target } from "./fire";
import { someAnswer } from "./quiz-load/some-answer";
import type { Learner } from "./rating";

/** A student in the middle of an attempt. */
interface Sitting extends Learner {
  attemptId: string;
  view: AttemptView;
}

/** Begins an attempt of the quiz for each learner. */
export async function beginSittings(
  baseUrl: string,
  learners: readonly Learner[],
  quizId: string,
): Promise<(Learner & { attemptId: string })[]> {
  return Promise.all(
    learners.slice(0, CONNECTIONS).map(async ({ cookie }) => {
      const headers = { cookie, origin: baseUrl, "content-type": "application/json" };
      const body = JSON.stringify({ quiz: quizId });
      const answer = await fetch(`${baseUrl}/api/attempts`, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(`An attempt could not begin: ${answer.status} ${await answer.text()}`);
      return { cookie, attemptId: ((await answer.json()) as { id: string }).id };
    }),
  );
}

/**
 * One round: saves a second and no-ops a second, the same bodies and headers on both.
 * @throws when an answer the server said it had saved is not stored
 */
export async function saveOnce(
  server: Target,
  sittings: readonly (Learner & { attemptId: string })[],
): Promise<{ saving: Round; floor: Round }> {
  const before = await Promise.all(sittings.map((sitting) => look(server.url, sitting)));
  const floor = await fire(
    server,
    shots(before, () => "/api/live"),
  );
  const saving = await fire(
    server,
    shots(before, ({ attemptId }) => `/api/attempts/${attemptId}/answers`),
  );
  const after = await Promise.all(sittings.map((sitting) => look(server.url, sitting)));
  const stored = revisions(after) - revisions(before);
  if (stored < saving.answered) throw new Error(`Of ${saving.answered} saves ${stored} are stored.`);
  return { saving, floor };
}

const revisions = (sittings: readonly Sitting[]) =>
  sittings.flatMap(({ view }) => view.questions).reduce((sum, { response }) => sum + response.revision, 0);

async function look(baseUrl: string, sitting: Learner & { attemptId: string }): Promise<Sitting> {
  const { cookie, attemptId } = sitting;
  const answer = await fetch(`${baseUrl}/api/attempts/${attemptId}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`An attempt could not be read: ${answer.status}`);
  return { ...sitting, view: (await answer.json()) as AttemptView };
}

/** Each student goes through the questions again and again, with a new answer to the one before. */
function shots(sittings: readonly Sitting[], pathOf: (sitting: Sitting) => string) {
  const given = Array<number>(CONNECTIONS).fill(0);
  return (nth: number) => {
    const sitting = sittings[nth % sittings.length] as Sitting;
    const { questions } = sitting.view;
    const turn = given[nth] as number;
    given[nth] = turn + 1;
    const { item, position, response } = questions[turn % questions.length] as AttemptView["questions"][0];
    const save: Save = {
      saveId: uuidv7(),
      position,
      base: response.revision + Math.floor(turn / questions.length),
      answer: someAnswer(item, randomFrom(`${nth}|${turn}`)),
      certainty: null,
      flagged: false,
      givenAt: Date.now(),
    };
    return { path: pathOf(sitting), cookie: sitting.cookie, body: { saves: [save] } };
  };
}

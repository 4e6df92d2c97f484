/** Quizzes of the pack's bank for journeys, made as an instructor's page makes them, and what is right in them. */
import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { type Answer, QUIZ_FORMS, type QuizForm } from "@/learn/answer";
import type { DatePrecision, PublicItem } from "@/learn/item";
import type { AttemptView, CheckReply, RightAnswer, SaveReply } from "@/learn/quiz/attempt";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { newBlueprint, newSection, type QuizDraft } from "@/learn/quiz/draft";
import { expect } from "./support";

/** What of a quiz a journey cares for. */
export interface QuizIs extends Partial<Blueprint> {
  forms?: readonly QuizForm[];
  title?: string;
  closesAt?: number | null;
}

/** A quiz with one question of each form, the same for everybody, as often as wanted. */
function draftOf({ forms = QUIZ_FORMS, title = "The reform", closesAt = null, ...is }: QuizIs): QuizDraft {
  return {
    title,
    instructions: "",
    opensAt: null,
    closesAt,
    blueprint: {
      ...newBlueprint("kazakhstan-2022"),
      sections: forms.map((form) => ({ ...newSection(1), forms: [form] })),
      shuffle: false,
      variants: "one",
      attempts: null,
      ...is,
    },
  };
}

/** Calls the site as its pages do; fails the journey unless it answers 200. */
async function call<T>(page: Page, path: string, data?: object, method = "POST"): Promise<T> {
  const origin = new URL(page.url()).origin;
  const response = data
    ? await page.request.fetch(path, { method, data, headers: { origin } })
    : await page.request.get(path);
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
  return (await response.json()) as T;
}

/** A quiz of the signed-in person's. */
export class MadeQuiz {
  private constructor(
    readonly page: Page,
    readonly id: string,
    private revision: number,
  ) {}

  static async make(page: Page, is: QuizIs = {}): Promise<MadeQuiz> {
    const { id, revision } = await call<{ id: string; revision: number }>(page, "/api/quizzes", {
      draft: draftOf(is),
    });
    return new MadeQuiz(page, id, revision);
  }

  /** Changes it; attempts begun stay as they are. */
  async become(is: QuizIs): Promise<void> {
    const input = { revision: this.revision, draft: draftOf(is) };
    const saved = await call<{ status: string; revision: number }>(
      this.page,
      `/api/quizzes/${this.id}`,
      input,
      "PUT",
    );
    expect(saved.status).toBe("saved");
    this.revision = saved.revision;
  }

  /** Begins a sitting of it by its owner, without opening it. */
  async begin(page = this.page): Promise<AttemptView> {
    const { id } = await call<{ id: string }>(page, "/api/attempts", { quiz: this.id });
    return viewOf(page, id);
  }
}

export const viewOf = (page: Page, id: string) => call<AttemptView>(page, `/api/attempts/${id}`);

const WRONG_DATES: Record<DatePrecision, string> = {
  day: "14 October 1066",
  month: "October 1066",
  season: "autumn 1066",
  year: "1066",
  interval: "1066/1087",
};

/** An answer to be given where it need not be right. */
export function someAnswer(item: PublicItem): Answer {
  switch (item.form) {
    case "choice":
      return { form: "choice", option: item.options[0]?.id ?? "" };
    case "multiple":
      return { form: "multiple", options: [item.options[0]?.id ?? ""] };
    case "true-false":
      return { form: "true-false", value: true };
    case "match":
      return { form: "match", pairs: item.left.map(({ id }, n) => [id, item.right[n]?.id ?? ""]) };
    case "order":
      return { form: "order", order: item.options.map(({ id }) => id) };
    case "flip":
      throw new Error("never asked");
    case "date":
      return { form: "date", text: WRONG_DATES[item.precision] };
    default:
      return { form: item.form, text: item.form === "numeric" ? "123456" : "Ulaanbaatar" };
  }
}

/** Saves an answer as the runner does. */
export async function saveAnswer(
  page: Page,
  attempt: string,
  { position, response }: AttemptView["questions"][number],
  answer: Answer,
): Promise<SaveReply> {
  const save = {
    saveId: uuidv7(),
    position,
    base: response.revision,
    answer,
    certainty: null,
    flagged: false,
    givenAt: Date.now(),
  };
  return call(page, `/api/attempts/${attempt}/answers`, { saves: [save] });
}

/**
 * A quiz of the same questions for everybody, the right answers, and what is said to explain them: found by sitting it once
 * while it judges question by question, before it becomes what the journey wants.
 */
export async function quizWithAnswers(
  page: Page,
  is: QuizIs = {},
): Promise<{ quiz: MadeQuiz; right: RightAnswer[]; told: string[] }> {
  const { forms, title } = is;
  const same = { ...(forms ? { forms } : {}), ...(title ? { title } : {}) };
  const quiz = await MadeQuiz.make(page, { ...same, behaviour: { kind: "immediate" } });
  const view = await quiz.begin();
  const right: RightAnswer[] = [];
  const told: string[] = [];
  for (const question of view.questions) {
    await saveAnswer(page, view.id, question, someAnswer(question.item));
    const checked = await call<CheckReply>(page, `/api/attempts/${view.id}/check`, {
      position: question.position,
      revision: 1,
      checkId: uuidv7(),
    });
    const feedback = checked.status === "checked" ? checked.question.feedback : null;
    const found = feedback?.rightAnswer;
    if (!found) throw new Error(`question ${question.position} was not judged: ${JSON.stringify(checked)}`);
    right.push(found);
    const { explain, reasons } = feedback?.explanation ?? { explain: "", reasons: [] };
    told.push(explain, ...reasons.map(({ text }) => text));
  }
  await call(page, `/api/attempts/${view.id}/finish`, {});
  await quiz.become(is);
  return { quiz, right, told: [...new Set(told)] };
}

/** What is typed in for an answer in words. */
const typedFor = ({ text }: RightAnswer): string => text;

/** Gives the right answer to the question on the screen by the keyboard alone, the focus being on its heading or field. */
export async function answerByKeys(page: Page, item: PublicItem, right: RightAnswer): Promise<void> {
  const keys = page.keyboard;
  const tabTo = async (what: ReturnType<Page["locator"]>) => {
    for (let n = 0; n < 80; n++) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await keys.press("Tab");
    }
    throw new Error("the keyboard does not get there");
  };
  switch (item.form) {
    case "choice":
    case "multiple":
      for (const id of right.options ?? []) {
        await keys.press(String(item.options.findIndex((option) => option.id === id) + 1));
      }
      return;
    case "true-false":
      return keys.press(right.value ? "1" : "2");
    case "match":
      for (const { id, text } of item.left) {
        const select = page.getByRole("combobox", { name: text, exact: true });
        await tabTo(select);
        const wanted = new Map(right.pairs).get(id);
        const place = item.right.findIndex((option) => option.id === wanted) + 1;
        for (let n = 0; n < place; n++) await keys.press("ArrowDown");
        await expect(select).toHaveValue(wanted ?? "");
      }
      return;
    case "order": {
      const now = item.options.map(({ id }) => id);
      for (const [place, id] of (right.order ?? []).entries()) {
        const from = now.indexOf(id);
        if (from === place) continue;
        await tabTo(page.locator(`[data-line="${id}"] [data-move="up"]`));
        for (let n = from; n > place; n--) await keys.press("ArrowUp");
        now.splice(place, 0, ...now.splice(from, 1));
      }
      if (now.every((id, n) => item.options[n]?.id === id)) {
        await tabTo(page.getByRole("button", { name: "Keep this order" }));
        await keys.press("Space");
      }
      return;
    }
    default: {
      const field = page.locator("input[data-answer]");
      await tabTo(field);
      await keys.type(typedFor(right));
    }
  }
}

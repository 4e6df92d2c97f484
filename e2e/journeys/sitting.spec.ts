/** Sitting a quiz of each behaviour to the end, with every form: by keyboard alone, and by thumb. */
import type { Locator, Page } from "@playwright/test";
import type { PublicItem } from "@/learn/item";
import type { AttemptView, RightAnswer } from "@/learn/quiz/attempt";
import { answerByKeys, quizWithAnswers } from "./sitting-support";
import { expect, expectAccessible, signUp, test } from "./support";

// Whole sittings, looked at by axe in every state.
test.describe.configure({ timeout: 180_000 });

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** What axe finds in light and dark, on a desktop and a phone; and nothing scrolls sideways. */
async function expectGoodEverywhere(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectAccessible(page);
    }
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

const card = (page: Page, n: number, total: number): Locator =>
  page.locator("article").filter({ hasText: `Question ${n} of ${total}` });
const saved = (page: Page) => page.locator('[data-save="saved"]:visible');
const itemOf = (view: AttemptView, n: number): PublicItem => {
  const item = view.questions[n]?.item;
  if (!item) throw new Error(`no question ${n}`);
  return item;
};
const rightOf = (right: RightAnswer[], n: number): RightAnswer => {
  const found = right[n];
  if (!found) throw new Error(`no answer ${n}`);
  return found;
};
/** Goes on from the question by the keyboard, and waits until the focus has followed. */
const goOn = async (page: Page, from: number, total: number) => {
  // On a button Enter is the button's: the letter goes on from everywhere but a field.
  const inField = await page.evaluate(() => document.activeElement?.matches("input[data-answer]"));
  await page.keyboard.press(inField ? "Enter" : "n");
  const there =
    from < total ? card(page, from + 1, total) : page.getByRole("region", { name: "Before you hand in" });
  await expect(there.locator(":focus")).toBeAttached();
};
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("judged at the end: all nine forms by the keyboard alone", async ({ page }) => {
  await signUp(page);
  const { quiz, right } = await quizWithAnswers(page, { timeLimitMinutes: 30 });
  const view = await quiz.begin();
  const total = view.questions.length;
  await page.goto(`/sit/${view.id}`);
  await expect(page.getByText(/^30 mins? left$/).first()).toBeVisible();
  for (let n = 0; n < total; n++) {
    await expect(card(page, n + 1, total)).toBeVisible();
    if (n === 0) await press(page, "f");
    await expectAccessible(page);
    await answerByKeys(page, itemOf(view, n), rightOf(right, n));
    await expect(page.getByText(`${n + 1} / ${total}`)).toBeVisible();
    await expect(saved(page)).toBeVisible();
    if (itemOf(view, n).form === "match") await press(page, "Tab");
    await goOn(page, n + 1, total);
  }
  await expect(page.getByRole("heading", { name: "Before you hand in" })).toBeFocused();
  await expect(page.getByText("Every question has an answer. 1 is flagged.")).toBeVisible();
  await expectGoodEverywhere(page);
  // The list leads back to a question, and the keys on again.
  await press(page, "Tab", "Enter");
  await expect(card(page, 1, total)).toBeVisible();
  await expect(card(page, 1, total).locator(":focus")).toBeAttached();
  await press(page, "Escape", "f");
  for (let n = 1; n <= total; n++) await goOn(page, n, total);
  await expect(page.getByText("Every question has an answer.", { exact: true })).toBeVisible();
  for (let n = 0; n <= total; n++) await press(page, "Tab");
  await expect(page.getByRole("button", { name: "Hand in" })).toBeFocused();
  await press(page, "Enter");
  await expect(page.getByRole("dialog", { name: "Hand in now?" })).toBeVisible();
  await expectGoodEverywhere(page);
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).focus();
  await press(page, "Enter");
  await expect(page).toHaveURL(/\/results\//);
  await expect(page.getByText(/^9 of 9/).first()).toBeVisible();
});

test("judged one by one: wrong and right by thumb, explained at once and for good", async ({ browser }) => {
  const context = await browser.newContext({ viewport: SIZES[1], hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signUp(page);
  const { quiz, right } = await quizWithAnswers(page, {
    forms: ["choice", "multiple", "true-false", "match", "order"],
    behaviour: { kind: "immediate" },
  });
  const view = await quiz.begin();
  const total = view.questions.length;
  await page.goto(`/sit/${view.id}`);
  const main = (name: string) => page.getByRole("contentinfo").getByRole("button", { name, exact: true });

  await main("Check").tap();
  await expect(page.getByText("Give an answer first.")).toBeVisible();
  for (let n = 0; n < total; n++) {
    const item = itemOf(view, n);
    const key = rightOf(right, n);
    const here = card(page, n + 1, total);
    if (item.form === "choice") {
      const wrong = item.options.find(({ id }) => !key.options?.includes(id));
      await here.getByText(wrong?.text ?? "", { exact: true }).tap();
    } else if (item.form === "multiple") {
      for (const id of key.options ?? []) {
        const option = item.options.find((one) => one.id === id);
        await here.getByText(option?.text ?? "", { exact: true }).tap();
      }
    } else if (item.form === "true-false") {
      await here.getByText(key.value ? "True" : "False", { exact: true }).tap();
    } else if (item.form === "match") {
      // Taken from another line on the way, and given to the right one: no dragging, and nothing used twice.
      const ids = item.right.map(({ id }) => id);
      for (const left of item.left) {
        const wanted = new Map(key.pairs).get(left.id) ?? "";
        const select = here.getByRole("combobox", { name: left.text, exact: true });
        await select.selectOption(ids.find((id) => id !== wanted) ?? "");
        await select.selectOption(wanted);
      }
    } else if (item.form === "order") {
      const now = item.options.map(({ id }) => id);
      for (const [place, id] of (key.order ?? []).entries()) {
        const up = here.locator(`[data-line="${id}"] [data-move="up"]`);
        for (let at = now.indexOf(id); at > place; at--) await up.tap();
        now.splice(place, 0, ...now.splice(now.indexOf(id), 1));
      }
      const keep = here.getByRole("button", { name: "Keep this order" });
      if (now.every((id, at) => item.options[at]?.id === id)) await keep.tap();
    }
    await main("Check").tap();
    const how = page.getByRole("region", { name: "How it went" });
    await expect(how.getByText(n === 0 ? "Wrong" : "Right", { exact: true })).toBeVisible();
    await expect(how.getByText(n === 0 ? "0 of 1 point" : "1 of 1 point")).toBeVisible();
    await expect(how.locator("cite").first()).toBeVisible();
    await expect(
      here.getByRole("radio").or(here.getByRole("checkbox")).or(here.getByRole("combobox")),
    ).toHaveCount(0);
    if (n === 0) {
      await expect(here.getByText("your answer, wrong")).toBeVisible();
      await expectGoodEverywhere(page);
    }
    await main(n + 1 < total ? "Next" : "Finish").tap();
  }
  await page.getByRole("button", { name: "Hand in" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).tap();
  await expect(page).toHaveURL(/\/results\//);
  await expect(page.getByText(/^4 of 5/).first()).toBeVisible();
  await context.close();
});

test("several tries: a wrong one is said and costs, and what was tried is no second try", async ({
  page,
}) => {
  await signUp(page);
  const { quiz, right } = await quizWithAnswers(page, {
    forms: ["choice", "numeric"],
    behaviour: { kind: "tries", tries: 3, penalty: 0.25 },
  });
  const view = await quiz.begin();
  await page.goto(`/sit/${view.id}`);
  const item = itemOf(view, 0);
  if (item.form !== "choice") throw new Error("not what was asked for");
  const place = item.options.findIndex(({ id }) => rightOf(right, 0).options?.includes(id));
  const how = page.getByRole("region", { name: "How it went" });
  await press(page, String(place === 0 ? 2 : 1), "Enter");
  await expect(how.getByText("Not yet", { exact: true })).toBeVisible();
  await expect(how.getByText("2 tries left")).toBeVisible();
  await expectGoodEverywhere(page);
  // The same answer again costs nothing.
  await press(page, "Enter");
  await expect(page.getByRole("button", { name: "Try again" })).toBeEnabled();
  await expect(how.getByText("2 tries left")).toBeVisible();
  await press(page, String(place + 1));
  await expect(how.getByText("Not yet", { exact: true })).toHaveCount(0);
  await press(page, "Enter");
  await expect(how.getByText("Right", { exact: true })).toBeVisible();
  await expect(how.getByText("0.75 of 1 point")).toBeVisible();
  await press(page, "Enter");

  await expect(page.locator("input[data-answer]")).toBeFocused();
  await page.keyboard.type("many");
  await press(page, "Enter");
  await expect(page.getByText(/This is not a number that can be read/)).toBeVisible();
  await page.locator("input[data-answer]").fill(rightOf(right, 1).text);
  await press(page, "Enter");
  await expect(how.getByText("1 of 1 point")).toBeVisible();
  await press(page, "Enter");
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(page).toHaveURL(/\/results\//);
  await expect(page.getByText(/^1\.75 of 2/).first()).toBeVisible();
});

test("certainty: it is asked, says what it earns, and counts", async ({ page }) => {
  await signUp(page);
  const { quiz, right } = await quizWithAnswers(page, {
    forms: ["true-false", "typed", "cloze", "date"],
    behaviour: { kind: "certainty" },
    perPage: null,
  });
  const view = await quiz.begin();
  await page.goto(`/sit/${view.id}`);
  // All on one page: the runner's keys belong to the question with the focus.
  for (let n = 1; n <= 4; n++) await expect(card(page, n, 4)).toBeVisible();
  await expectGoodEverywhere(page);
  const sure = async (n: number, words: string) => {
    await card(page, n, 4)
      .getByRole("radio", { name: new RegExp(`^${words}`) })
      .check();
  };
  await card(page, 1, 4)
    .getByRole("radio", { name: rightOf(right, 0).value ? "True" : "False" })
    .check();
  await sure(1, "Very sure");
  await card(page, 2, 4).getByRole("textbox").fill("Ulaanbaatar");
  await sure(2, "Fairly sure");
  await card(page, 3, 4).getByRole("textbox").fill(rightOf(right, 2).text);
  // The header stays in sight at the end of a long page.
  await card(page, 4, 4).scrollIntoViewIfNeeded();
  await expect(saved(page)).toBeInViewport();
  await expect(page.getByText("3 / 4")).toBeVisible();
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await expect(page.getByText("1 question has no answer.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(page).toHaveURL(/\/results\//);
  // 3 − 2 + 1 thirds of a point, and nothing for no answer.
  await expect(page.getByText(/^0\.67 of 4/).first()).toBeVisible();
});

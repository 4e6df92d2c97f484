/** Sittings that are cut off: no network, a closed tab, another device, two tabs, a wrong clock, the end of the time. */
import type { Page } from "@playwright/test";
import { MadeQuiz, quizWithAnswers, viewOf } from "./sitting-support";
import { expect, expectAccessible, signUp, test } from "./support";

test.use({ expectedErrors: [/Failed to load resource|net::ERR/] });

const save = (page: Page, kind: string) => page.locator(`[data-save="${kind}"]:visible`);
const at = (page: Page, n: number, total: number) => page.getByText(`Question ${n} of ${total}`);
const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true }).click();

test("answers given without a network are kept, sent when it is back, and there on the next device", async ({
  page,
  context,
}) => {
  await signUp(page);
  const quiz = await MadeQuiz.make(page, { forms: ["typed", "choice", "numeric"] });
  const { id } = await quiz.begin();
  await page.goto(`/sit/${id}`);
  await page.locator("input[data-answer]").fill("Almaty");
  await expect(page.getByText("1 / 3")).toBeVisible();
  await expect(save(page, "saved")).toBeVisible();

  await context.setOffline(true);
  await next(page);
  await at(page, 2, 3).waitFor();
  await page.keyboard.press("2");
  await page.keyboard.press("f");
  await next(page);
  await page.locator("input[data-answer]").fill("17");
  await expect(save(page, "waiting")).toHaveText("2 answers wait for the network");
  await expect(page.getByText(/is kept on this device and sent when it is back/)).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(save(page, "saved")).toBeVisible({ timeout: 40_000 });

  // And again, with the tab closed before the network is back.
  await context.setOffline(true);
  await page.locator("input[data-answer]").fill("18");
  await expect(save(page, "waiting")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(`/sit/${id}`);
  await expect(later.getByText("3 / 3")).toBeVisible();
  await expect(save(later, "saved")).toBeVisible();
  const { questions } = await viewOf(later, id);
  expect(questions.map(({ response }) => [response.answer, response.flagged])).toEqual([
    [{ form: "typed", text: "Almaty" }, false],
    [{ form: "choice", option: "b" }, true],
    [{ form: "numeric", text: "18" }, false],
  ]);
  expect(await later.evaluate(() => JSON.stringify(localStorage))).not.toContain("zerek:answer:");
});

test("two tabs follow each other; two devices that differ ask which answer counts", async ({
  page,
  context,
  browser,
}) => {
  await signUp(page);
  const quiz = await MadeQuiz.make(page, { forms: ["choice", "true-false"] });
  const { id } = await quiz.begin();
  await page.goto(`/sit/${id}`);
  await at(page, 1, 2).waitFor();
  const tab = await context.newPage();
  await tab.goto(`/sit/${id}`);
  await at(tab, 1, 2).waitFor();
  await page.keyboard.press("1");
  await expect(tab.getByRole("radio").first()).toBeChecked();
  await expect(tab.getByText("This answer was changed in another tab or on another device.")).toBeVisible();

  const other = await browser.newContext({ storageState: await context.storageState() });
  const phone = await other.newPage();
  await phone.goto(`/sit/${id}`);
  await expect(phone.getByText("1 / 2")).toBeVisible();
  // The phone loses its network, answers, and comes back after the laptop has answered otherwise.
  await other.setOffline(true);
  await at(phone, 2, 2)
    .or(at(phone, 1, 2))
    .waitFor();
  await phone.getByRole("button", { name: "Questions" }).or(phone.getByText("1 / 2")).first().click();
  await phone
    .getByRole("dialog")
    .getByRole("button", { name: /^Question 1 of 2/ })
    .click();
  await phone.keyboard.press("2");
  await expect(save(phone, "waiting")).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.getByRole("radio").nth(2)).toBeChecked();
  await expect(save(page, "saved")).toBeVisible();
  await other.setOffline(false);
  const panel = phone.getByRole("region", { name: "Answered differently elsewhere" });
  await expect(panel).toBeVisible({ timeout: 40_000 });
  await expect(save(phone, "unsaved")).toHaveText("Not saved: choose an answer");
  await expectAccessible(phone);
  expect((await viewOf(page, id)).questions[0]?.response.answer).toEqual({ form: "choice", option: "c" });
  await panel.getByRole("button", { name: "Keep this one" }).click();
  await expect(save(phone, "saved")).toBeVisible();
  expect((await viewOf(page, id)).questions[0]?.response.answer).toEqual({ form: "choice", option: "b" });

  // Handed in on the phone, it is over on the laptop too.
  await phone.getByRole("button", { name: "Next", exact: true }).click();
  await phone.getByRole("button", { name: "Finish", exact: true }).click();
  await phone.getByRole("button", { name: "Hand in" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(phone).toHaveURL(/\/results\//);
  // No check(): the answer is refused, and the choice does not stay.
  await page.getByRole("radio").nth(3).click();
  await expect(page.getByText("The attempt was handed in before this answer arrived:")).toBeVisible();
  await page.getByRole("link", { name: "See the result" }).click();
  await expect(page).toHaveURL(/\/results\//);
  await other.close();
});

test("time is the server's: a device a day ahead sees what is left, and what is there is handed in", async ({
  browser,
}) => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + 86_400_000;
  });
  const page = await context.newPage();
  await signUp(page);
  const { quiz, right } = await quizWithAnswers(page, { forms: ["numeric", "typed"], closesAt: null });
  await quiz.become({ forms: ["numeric", "typed"], closesAt: Date.now() + 12_000 });
  const { id } = await quiz.begin();
  await page.goto(`/sit/${id}`);
  await expect(page.getByText(/^0:\d\d left$/).first()).toBeVisible();
  await page.locator("input[data-answer]").fill(right[0]?.text ?? "");
  await expect(page.getByText("1 / 2")).toBeVisible();
  await expect(save(page, "saved")).toBeVisible();
  await expect(page).toHaveURL(/\/results\//, { timeout: 30_000 });
  await expect(page.getByText(/^1 of 2/).first()).toBeVisible();
  await context.close();
});

test("what was given in time without a network counts when it arrives within the grace", async ({
  page,
  context,
}) => {
  await signUp(page);
  const forms = ["numeric", "typed"] as const;
  const { quiz, right } = await quizWithAnswers(page, { forms });
  await quiz.become({ forms, closesAt: Date.now() + 12_000, graceMinutes: 1 });
  const { id } = await quiz.begin();
  await page.goto(`/sit/${id}`);
  await at(page, 1, 2).waitFor();
  await context.setOffline(true);
  await page.locator("input[data-answer]").fill(right[0]?.text ?? "");
  await expect(page.getByText(/Answers given before the time is up count if they arrive by/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "The time is up" })).toBeFocused({ timeout: 30_000 });
  await expect(page.getByText(/^One answer is still on this device only/)).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(page).toHaveURL(/\/results\//, { timeout: 40_000 });
  await expect(page.getByText(/^1 of 2/).first()).toBeVisible();
});

/** A server killed without warning in the middle of a quiz: the student goes on, and nothing given is lost. */
import { OwnServer } from "./own-server";
import { quizWithAnswers } from "./sitting-support";
import { expect, signUp, test } from "./support";

test("a quiz goes on over kill -9 and a new start", async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await OwnServer.make();
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await server.start();
  try {
    await signUp(page, `sitting-${Date.now()}@example.org`, { dataDir: server.dataDir });
    const { quiz, right } = await quizWithAnswers(page, { forms: ["typed", "numeric", "cloze"] });
    const view = await quiz.begin();
    await page.goto(`/sit/${view.id}`);
    const field = page.locator("input[data-answer]");
    const state = (kind: string) => page.locator(`[data-save="${kind}"]:visible`);
    const give = async (n: number) => {
      await expect(page.getByText(`Question ${n + 1} of 3`)).toBeVisible();
      await field.fill(right[n]?.text ?? "");
    };
    await give(0);
    await expect(page.getByText("1 / 3")).toBeVisible();
    await expect(state("saved")).toBeVisible();
    await server.kill();

    await page.keyboard.press("Enter");
    await give(1);
    await page.keyboard.press("Enter");
    await give(2);
    await expect(state("waiting")).toHaveText("2 answers wait for the network");
    await expect(page.getByText(/What you answer is kept on this device/)).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Every question has an answer.", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
    await expect(page.getByText(/Your attempt is handed in as soon as it is back/)).toBeVisible();
    await server.start();
    await expect(page).toHaveURL(/\/results\//, { timeout: 40_000 });
    await expect(page.getByText(/^3 of 3/).first()).toBeVisible();
  } finally {
    await server.kill();
    await context.close();
  }
});

/**
 * Every page, in light and dark, on a phone and a desktop: no console errors, nothing serious for axe, no sideways
 * scroll. A page is opened once and looked at four times, as when a window is resized and the system goes dark.
 */
import type { Page } from "@playwright/test";
import { drill, expect, expectAccessible, signUp, test } from "./support";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const PUBLIC = [
  "/",
  "/decks",
  "/decks/kazakhstan-2022/parties",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=x",
  "/offline",
  "/no-such-page",
];
const MINE = [
  "/today",
  "/decks",
  "/decks/kazakhstan-2022/all",
  "/progress",
  "/settings",
  "/settings/options",
  "/settings/memory",
  "/exams",
  "/exams/new",
  "/progress/workload",
  "/decks/kazakhstan-2022/parties/options",
  "/purpose",
  "/clinic",
  "/catch-up",
  "/cards/1",
  "/practice",
  "/quizzes",
  "/quizzes/new",
];

/** The page as it stands, in every size and scheme. */
async function lookAround(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectAccessible(page);
    }
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, `${page.url()} scrolls sideways, ${size.width} wide`).toBeLessThanOrEqual(0);
  }
}

async function look(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await lookAround(page);
}

test.use({ expectedErrors: [/status of 404/] });

test("pages for everyone", async ({ page }) => {
  for (const path of PUBLIC) await look(page, path);
});

test("pages of a learner, empty and after some cards, and the study page on both sides", async ({ page }) => {
  await signUp(page);
  for (const path of MINE) await look(page, path);
  await page.goto("/study/today");
  await expect(page.getByRole("button", { name: /show answer/i })).toBeVisible();
  await lookAround(page);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
  await lookAround(page);
  await page.keyboard.press("3");
  await drill(page, 2, "4");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await lookAround(page);
  for (const path of ["/today", "/progress"]) await look(page, path);
});

test("pages of a quiz: its editor unfolded, its door, a sitting of every form, and its results", async ({
  page,
}) => {
  test.slow();
  await signUp(page);
  await page.goto("/quizzes/new");
  await page.getByRole("textbox", { name: "Questions", exact: true }).fill("9");
  await page.getByRole("button", { name: "Save the quiz" }).click();
  await expect(page).toHaveURL(/\/quizzes\/[0-9a-f-]{36}$/);
  const quiz = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  await expect(page.getByText(/whatever variant comes/)).toBeVisible();
  for (const fold of await page.locator("details").all())
    await fold.evaluate((element: HTMLDetailsElement) => {
      element.open = true;
    });
  await lookAround(page);
  for (const path of [`${quiz}/results`, new URL(link).pathname]) await look(page, path);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page).toHaveURL(/\/sit\//);
  for (let n = 1; n <= 9; n++) {
    await expect(page.getByText(`Question ${n} of 9`, { exact: false }).first()).toBeVisible();
    await lookAround(page);
    await page.getByRole("button", { name: n < 9 ? "Next" : "Finish", exact: true }).click();
  }
  await lookAround(page);
  await page.getByRole("button", { name: "Hand in", exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page).toHaveURL(/\/results\//);
  await look(page, new URL(page.url()).pathname);
  await look(page, "/practice");
  await look(page, "/quizzes");
});

import { drill, expect, signUp, test, waitingOnDevice } from "./support";

test("a newcomer tries cards, makes an account, drills by keyboard and finds it remembered", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (let i = 0; i < 3; i++) {
    await page.getByRole("button", { name: /show answer/i }).click();
    await page.getByRole("button", { name: /next card/i }).click();
  }
  await expect(page.getByText("That is all there is to it")).toBeVisible();

  await signUp(page);
  await page.getByRole("link", { name: /^Study \d+/ }).click();
  await expect(page).toHaveURL(/\/study\/today/);
  await drill(page, 4);
  await expect(page.getByText(/^4 \//)).toBeVisible();

  // Undo takes the last rating back and shows that card's answer again; rated anew, it counts once.
  await page.keyboard.press("z");
  await expect(page.getByText(/^3 \//)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByText(/^4 \//)).toBeVisible();
  await expect(page.getByText("saved", { exact: false }).first()).toBeVisible();
  await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);

  await page.keyboard.press("Escape");
  await page.goto("/progress");
  await expect(page.getByText(/You have met 4 of/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/You have met 4 of/)).toBeVisible();
});

test("a deck can be studied by itself, with explanation and source on the back", async ({ page }) => {
  await signUp(page);
  await page.goto("/decks");
  await page
    .getByRole("link", { name: /Political parties/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Political parties" })).toBeVisible();
  await page
    .getByRole("link", { name: /^Study/ })
    .first()
    .click();
  await page.getByRole("button", { name: /show answer/i }).click();
  await expect(page.getByText(/Cornell & Barro 2022/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Again/ })).toBeVisible();
});

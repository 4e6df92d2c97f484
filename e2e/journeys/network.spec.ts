import { drill, expect, signUp, test, waitingOnDevice } from "./support";

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  expectedErrors: [/Failed to load resource|net::ERR/],
});

test("ratings given without a network are kept, said to wait, and sent once when it is back", async ({
  page,
  context,
}) => {
  await signUp(page);
  await page.goto("/study/today");
  await drill(page, 1);
  await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);
  await context.setOffline(true);
  await drill(page, 3);
  await expect(page.getByText(/3 .*wait/i).first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/wait/i)).toHaveCount(0, { timeout: 40_000 });
  await page.goto("/progress");
  await expect(page.getByText(/You have met 4 of/)).toBeVisible();
});

test("ratings that wait survive closing the page", async ({ page, context }) => {
  await signUp(page);
  await page.goto("/study/today");
  await expect(page.getByRole("button", { name: /show answer/i })).toBeVisible();
  await context.route("**/api/reviews", (route) => route.abort());
  await drill(page, 2);
  await page.goto("/today");
  await context.unroute("**/api/reviews");
  await page.goto("/study/today");
  await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);
  await page.goto("/progress");
  await expect(page.getByText(/You have met 2 of/)).toBeVisible();
});

test("a thumb can do it all", async ({ page }) => {
  await signUp(page);
  await page.goto("/study/today");
  await page.getByRole("button", { name: /show answer/i }).tap();
  for (const name of [/^Again/, /^Hard/, /^Good/, /^Easy/]) {
    const box = await page.getByRole("button", { name }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole("button", { name: /^Good/ }).tap();
  await expect(page.getByRole("button", { name: /show answer/i })).toBeVisible();
  await page.getByRole("button", { name: /undo/i }).tap();
  await expect(page.getByText(/^0 \//)).toBeAttached();
});

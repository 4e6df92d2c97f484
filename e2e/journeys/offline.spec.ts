import type { Page } from "@playwright/test";
import { drill, expect, expectAccessible, signUp, test, waitingOnDevice } from "./support";

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  // A cut network, and what Next says of it before it loads the page whole.
  expectedErrors: [/Failed to load resource|net::ERR|Failed to fetch/],
});

const DECK = "/decks/kazakhstan-2022/all";

/** Takes the whole pack onto the device, and waits until the service worker has what it needs. */
async function keepDeck(page: Page): Promise<void> {
  await page.goto(DECK);
  await page.getByRole("button", { name: "Keep for offline" }).click();
  await expect(page.getByText(/^On this device: \d+ cards/)).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** How many reviews the server has of the learner who is signed in. */
async function onServer(page: Page): Promise<number> {
  const response = await page.request.get("/api/account/data");
  const { reviews } = (await response.json()) as { reviews: { id: string }[] };
  expect(new Set(reviews.map(({ id }) => id)).size).toBe(reviews.length);
  return reviews.length;
}

test("a tunnel: thirty cards without a network, the tab closed, ten more, and all forty arrive once", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await signUp(page);
  await keepDeck(page);
  await page.goto("/study/kazakhstan-2022/all?more=40&from=0");
  await expect(page.getByRole("button", { name: /show answer/i })).toBeVisible();
  await context.setOffline(true);
  await drill(page, 30, "4");
  expect(await waitingOnDevice(page)).toBe(30);
  await page.close();

  const again = await context.newPage();
  await again.goto("/decks");
  await expect(again.getByRole("heading", { name: "Decks on this device" })).toBeVisible();
  await expect(again.getByText("30 answers wait on this device to be sent.")).toBeVisible();
  await expectAccessible(again);
  await again.goto("/progress");
  await expect(again.getByText("answers that wait")).toBeVisible();
  await again.goto("/study/kazakhstan-2022/all?more=40&from=0");
  await drill(again, 10, "4");
  expect(await waitingOnDevice(again)).toBe(40);
  await context.setOffline(false);
  await expect.poll(() => waitingOnDevice(again), { timeout: 90_000 }).toBe(0);
  expect(await onServer(again)).toBe(40);
  await again.goto("/progress");
  await expect(again.getByText(/You have met 40 of/)).toBeVisible();
});

test("a guest studies without an account and takes what was learnt along, once", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(DECK);
  await page.getByRole("link", { name: "Study", exact: true }).click();
  await drill(page, 3, "4");
  await expect(page.getByText("on this device")).toBeAttached();
  expect(await waitingOnDevice(page)).toBe(3);
  await page.reload();
  await drill(page, 1, "4");
  expect(await waitingOnDevice(page)).toBe(4);
  await signUp(page);
  await expect(page.getByText("4 answers you gave without an account now belong to it.")).toBeVisible();
  await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);
  expect(await onServer(page)).toBe(4);
  await page.reload();
  expect(await onServer(page)).toBe(4);
});

test("two tabs without a network: both rate, each answer arrives once", async ({ page, context }) => {
  test.setTimeout(120_000);
  await signUp(page);
  await keepDeck(page);
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await tab.goto("/study/kazakhstan-2022/all");
    await expect(tab.getByRole("button", { name: /show answer/i })).toBeVisible();
  }
  await context.setOffline(true);
  await page.bringToFront();
  await drill(page, 3, "4");
  await second.bringToFront();
  await drill(second, 3, "4");
  expect(await waitingOnDevice(page)).toBe(6);
  await context.setOffline(false);
  await expect.poll(() => waitingOnDevice(page), { timeout: 90_000 }).toBe(0);
  expect(await onServer(page)).toBe(6);
  await page.goto("/progress");
  await expect(page.getByText(/You have met 6 of/)).toBeVisible();
});

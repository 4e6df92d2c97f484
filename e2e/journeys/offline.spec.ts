import type { Page } from "@playwright/test";
import {
  drill,
  eventsOnDevice,
  expect,
  expectAccessible,
  signIn,
  signUp,
  test,
  waitingOnDevice,
} from "./support";

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  serviceWorkers: "allow",
  // A cut network, and what Next says of it before it loads the page whole.
  expectedErrors: [/Failed to load resource|net::ERR|Failed to fetch/],
});

const DECK = "/decks/kazakhstan-2022/all";
const STUDY = "/study/kazakhstan-2022/all";

/** Waits until a deck and the site are on the device: what is studied is kept by itself. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            new Promise<boolean>((done, fail) => {
              const request = indexedDB.open("zerek");
              request.onerror = () => fail(request.error);
              request.onsuccess = () => {
                const decks = request.result.transaction("decks").objectStore("decks").getAll();
                decks.onsuccess = () => done(decks.result.some((deck) => deck.completeAt !== null));
                request.result.close();
              };
            }),
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
}

/** The reviews that the server has of the learner who is signed in. */
async function reviewsOnServer(page: Page): Promise<{ id: string; reviewedAt: string }[]> {
  const response = await page.request.get("/api/account/data");
  return ((await response.json()) as { reviews: { id: string; reviewedAt: string }[] }).reviews;
}

/** Their ids. */
async function onServer(page: Page): Promise<string[]> {
  const ids = (await reviewsOnServer(page)).map(({ id }) => id).sort();
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

test("a tunnel: the network goes in mid-session, thirty cards, the tab closed, ten more, and all arrive once", async ({
  page,
  context,
}) => {
  await signUp(page);
  await page.goto(`${STUDY}?more=42&from=0`);
  await drill(page, 2, "4");
  await untilKept(page);
  await expect.poll(() => waitingOnDevice(page)).toBe(0);
  const before = await onServer(page);
  expect(before).toHaveLength(2);
  // It can be installed, but for that a private window, which every journey has, cannot.
  const { installabilityErrors } = await (await context.newCDPSession(page)).send(
    "Page.getInstallabilityErrors",
  );
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);

  await context.setOffline(true);
  await drill(page, 30, "4");
  await expect(page.getByText("30 waiting")).toBeVisible();
  await page.close();

  const again = await context.newPage();
  await again.goto("/decks");
  await expect(again.getByRole("heading", { name: "Decks on this device" })).toBeVisible();
  await expect(again.getByText("30 answers wait on this device to be sent.")).toBeVisible();
  await expectAccessible(again);
  await again.goto("/progress");
  await expect(again.getByText("answers that wait")).toBeVisible();
  await again.goto(`${STUDY}?more=42&from=0`);
  await drill(again, 10, "4");
  await expect(again.getByText("40 waiting")).toBeVisible();
  const offline = await eventsOnDevice(again);
  expect(offline).toHaveLength(40);

  await context.setOffline(false);
  await expect.poll(() => waitingOnDevice(again), { timeout: 60_000 }).toBe(0);
  expect(await onServer(again)).toEqual([...before, ...offline].sort());
  await again.goto("/progress");
  await expect(again.getByText(/You have met 42 of/)).toBeVisible();
});

test("a guest studies without an account and takes what was learnt along, once; signing out takes it off the device", async ({
  page,
  context,
}) => {
  await page.goto(DECK);
  await page.getByRole("link", { name: "Study", exact: true }).click();
  await drill(page, 3, "4");
  await expect(page.getByText("on this device")).toBeVisible();
  await page.reload();
  await drill(page, 1, "4");
  await expect.poll(() => waitingOnDevice(page)).toBe(4);
  const guests = await eventsOnDevice(page);
  const address = await signUp(page);
  await expect(page.getByText("4 answers you gave without an account now belong to it.")).toBeVisible();
  await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);
  expect(await onServer(page)).toEqual(guests);
  await page.reload();
  expect(await onServer(page)).toEqual(guests);

  // Signing out with something unsent warns first; then nothing of the account is left.
  await page.goto(STUDY);
  await drill(page, 1, "4");
  await untilKept(page);
  await expect.poll(() => waitingOnDevice(page)).toBe(0);
  await context.route("**/api/reviews", (route) => route.abort());
  await drill(page, 1, "4");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Not everything is sent" })).toBeVisible();
  await page.getByRole("button", { name: "Stay signed in" }).click();
  expect(await waitingOnDevice(page)).toBe(1);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign out and lose it" }).click();
  await expect(page).toHaveURL(/:\d+\/$/);
  expect(await waitingOnDevice(page)).toBe(0);
  await context.setOffline(true);
  await page.goto("/decks");
  await expect(page.getByText("No deck is kept on this device yet.")).toBeVisible();

  // A guest again, who then signs in to the account that has progress of its own.
  await context.unroute("**/api/reviews");
  await context.setOffline(false);
  await page.goto(STUDY);
  await drill(page, 2, "3");
  await expect.poll(() => waitingOnDevice(page)).toBe(2);
  const more = await eventsOnDevice(page);
  await signIn(page, address);
  await expect(page.getByText("2 answers you gave without an account now belong to it.")).toBeVisible();
  await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);
  const all = await onServer(page);
  expect(all).toHaveLength(guests.length + 3);
  expect(all).toEqual(expect.arrayContaining([...guests, ...more]));
});

test("two tabs without a network: both rate, each answer arrives once", async ({ page, context }) => {
  await signUp(page);
  await page.goto(DECK);
  await page.getByRole("button", { name: "Keep for offline" }).click();
  await expect(page.getByText(/^On this device: \d+ cards/)).toBeVisible({ timeout: 30_000 });
  await untilKept(page);
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await tab.goto(STUDY);
    await expect(tab.getByRole("button", { name: /show answer/i })).toBeVisible();
  }
  await context.setOffline(true);
  await page.bringToFront();
  await drill(page, 3, "4");
  await second.bringToFront();
  await drill(second, 3, "4");
  await expect.poll(() => waitingOnDevice(page)).toBe(6);
  const rated = await eventsOnDevice(page);
  await context.setOffline(false);
  await expect.poll(() => waitingOnDevice(page), { timeout: 60_000 }).toBe(0);
  expect(await onServer(page)).toEqual(rated);
  await page.goto("/progress");
  await expect(page.getByText(/You have met 6 of/)).toBeVisible();

  // A browser that runs out of room clears what is kept: it is said, and what was sent is safe.
  await second.close();
  const origin = new URL(page.url()).origin;
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb,cache_storage" });
  await page.goto("/today");
  await expect(page.getByText("This browser has cleared what was kept here")).toBeVisible();
  expect(await onServer(page)).toEqual(rated);
});

test("a device whose clock is a day ahead, or behind: what is rated counts when it happened", async ({
  page,
}) => {
  await signUp(page);
  for (const days of [1, -1]) {
    await page.addInitScript((ms) => {
      Date.now = () => Math.round(performance.timeOrigin + performance.now()) + ms;
    }, days * 86_400_000);
    await page.goto(STUDY);
    await drill(page, 1, "4");
    await expect.poll(() => waitingOnDevice(page)).toBe(0);
  }
  const reviews = await reviewsOnServer(page);
  expect(reviews).toHaveLength(2);
  for (const { reviewedAt } of reviews)
    expect(Math.abs(Date.now() - Date.parse(reviewedAt))).toBeLessThan(120_000);
});

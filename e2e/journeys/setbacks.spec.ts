/** What helps when it does not go well: a backlog after a break, a card that keeps failing, another form of it. */
import { v7 as uuidv7 } from "uuid";
import { expect, expectAccessible, signUp, test } from "./support";

const DAY = 86_400_000;

test.use({ viewport: { width: 390, height: 844 } });

test("a backlog is spread and given back; a card that keeps failing is set aside, put back, and asked in another form", async ({
  page,
}) => {
  await signUp(page);
  const now = Date.now();
  const rated = (cardId: number, rating: number, at: number) => ({
    ...{ id: uuidv7(), cardId, trace: 1, kind: "rating", targetId: null, rating, form: "flip" },
    ...{ reviewedAt: Math.round(at), durationMs: 30_000 },
  });
  // Forty cards known long ago, and one that was forgotten seven times.
  const known = Array.from({ length: 40 }, (_, n) => rated(n * 3 + 1, 4, now - 200 * DAY));
  const failing = Array.from({ length: 7 }, (_, n) => {
    const at = now - (170 - n * 20) * DAY;
    return [rated(1, 1, at), rated(1, 3, at + 900_000), rated(1, 4, at + 3 * DAY)];
  }).flat();
  const sent = await page.request.post("/api/reviews", {
    data: { events: [...known, ...failing] },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(sent.status()).toBe(200);

  // Spread, seen, and due at once again.
  const due = async () =>
    Number((await page.getByRole("heading", { level: 1 }).textContent())?.match(/\d+/)?.[0]);
  await page.goto("/today");
  const before = await due();
  expect(before).toBeGreaterThan(30);
  await page.goto("/catch-up");
  await page.getByRole("button", { name: /^Spread \d+ cards/ }).click();
  await expect(page.getByRole("heading", { name: "Spread over days" })).toBeVisible();
  await page.goto("/today");
  expect(await due()).toBeLessThan(before);
  await page.getByRole("link", { name: "See or undo it" }).click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("due at once again")).toBeVisible();
  await page.goto("/today");
  expect(await due()).toBe(before);

  // The eighth lapse sets the card aside; the clinic shows it beside the fact it is taken for.
  await page.goto("/study/purpose?by=difficult&deck=kazakhstan-2022/all");
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Again/ })).toBeVisible();
  const arrived = Promise.all([page.waitForResponse(/api\/marks/), page.waitForResponse(/api\/reviews/)]);
  await page.keyboard.press("1");
  await expect(page.getByText("This card keeps failing")).toBeVisible();
  await arrived;
  await page.goto("/clinic");
  await expect(page.getByText("forgotten 8 times")).toBeVisible();
  await expect(page.getByRole("region", { name: "What it is taken for" })).toContainText("Tokayev");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Put back" }).click();
  await expect(page.getByRole("heading", { name: "No card keeps failing" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();

  // Another form from the first card on, judged here, counted as what it proves.
  await page.getByRole("link", { name: "Try another form" }).click();
  await page.getByRole("button", { name: "I do not know" }).click();
  await expectAccessible(page);
  const counted = page.waitForResponse(/api\/reviews/);
  await page.getByRole("button", { name: "Next card" }).click();
  await counted;
  await page.goto("/cards/1");
  await page.getByText("All reviews as a table").click();
  await expect(page.getByRole("cell", { name: /judged/i }).first()).toBeVisible();
});

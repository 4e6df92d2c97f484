import { randomUUID } from "node:crypto";
import { expect, signUp, test } from "./support";

const review = (changes: object = {}) => ({
  id: randomUUID(),
  cardId: 1,
  trace: 1,
  kind: "rating",
  targetId: null,
  rating: 3,
  form: "flip",
  reviewedAt: Date.now(),
  durationMs: 1000,
  ...changes,
});

test("nothing is written for a stranger, for another site, or from junk", async ({
  page,
  request,
  baseURL,
}) => {
  const origin = baseURL as string;
  const post = (data: string | object, headers: Record<string, string> = {}) =>
    request.post("/api/reviews", {
      data,
      headers: { origin, "content-type": "application/json", ...headers },
    });

  expect((await post({ events: [review()] })).status()).toBe(401);

  await signUp(page);
  const { cookies } = await page.context().storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await post({ events: [review()] }, { cookie, origin: "https://evil.example" })).status()).toBe(403);
  expect((await post("{not json", { cookie })).status()).toBe(400);
  expect((await post({ events: "x" }, { cookie })).status()).toBe(400);
  const tooLarge = await post(JSON.stringify({ events: "x".repeat(10_000_000) }), { cookie });
  expect(tooLarge.status()).toBe(413);
  expect(await tooLarge.json()).toMatchObject({ error: { code: "too-large" } });
  // A forged session: the same cookie with its signature changed.
  const forged = cookie.replace(/(zerek\.session=[^;]*).(;|$)/, (_, head, tail) => `${head}${"A"}${tail}`);
  if (forged !== cookie) expect((await post({ events: [review()] }, { cookie: forged })).status()).toBe(401);

  await page.goto("/progress");
  await expect(page.getByText(/Nothing to show yet|You have met 0 of/)).toBeVisible();
});

test("a review that cannot be is refused by itself, and sinks no other", async ({ page, baseURL }) => {
  await signUp(page);
  const good = review();
  const answer = await page.request.post("/api/reviews", {
    headers: { origin: baseURL as string },
    data: {
      events: [
        good,
        good,
        "not an event",
        review({ cardId: 2_000_000_000 }),
        review({ reviewedAt: Date.now() + 3_600_000 }),
        review({ kind: "undo", rating: null, form: null, targetId: "1" }),
      ],
    },
  });
  expect(answer.status()).toBe(200);
  const text = JSON.stringify(await answer.json());
  expect(text.match(/"refused"/g)).toHaveLength(4);
  expect(text.match(/"recorded"/g)).toHaveLength(1);
  await page.goto("/progress");
  await expect(page.getByText(/You have met 1 of/)).toBeVisible();
});

test("pages carry a strict policy and the usual headers", async ({ request }) => {
  const headers = (await request.get("/")).headers();
  expect(headers["content-security-policy"]).toMatch(/script-src[^;]*'nonce-[^']+'/);
  expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBeTruthy();
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("a signed-out visitor is sent to sign in, and only ever back to this site", async ({ page }) => {
  await page.goto("/progress");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprogress/);
  await page.goto("/sign-in?next=//evil.example/x");
  expect(await page.content()).not.toContain('evil.example/x" name');
  await expect(page.locator('input[name="next"], input[name="callbackUrl"]').first()).not.toHaveValue(/evil/);
});

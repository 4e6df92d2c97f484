/** A server killed without warning: what it acknowledged is there after the next start. */
import { OwnServer } from "./own-server";
import { drill, expect, signIn, signUp, test, waitingOnDevice } from "./support";

test("twenty cards are remembered after kill -9 and a new start", async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await OwnServer.make();
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await server.start();
  try {
    const address = `restart-${Date.now()}@example.org`;
    await signUp(page, address, { dataDir: server.dataDir });
    await page.goto("/study/kazakhstan-2022/all");
    await drill(page, 20, "4");
    await expect.poll(() => waitingOnDevice(page), { timeout: 30_000 }).toBe(0);

    await server.kill();
    await server.start();

    await page.goto("/progress");
    await expect(page.getByText(/You have met 20 of/)).toBeVisible();
    await context.clearCookies();
    await signIn(page, address);
    await expect(page).toHaveURL(/\/today/);
  } finally {
    await server.kill();
    await context.close();
  }
});

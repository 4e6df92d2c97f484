/** A server killed without warning: what it acknowledged is there after the next start. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { drill, expect, signIn, signUp, test } from "./support";

const dataDir = mkdtempSync(path.join(tmpdir(), "zerek-restart-"));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function start(port: number): Promise<ChildProcess> {
  // Always the embedded database: the very thing that has to survive.
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ["app/_server/start.mjs"], {
    env: { ...env, PORT: String(port), ZEREK_DATA_DIR: dataDir, NEXTAUTH_URL: `http://localhost:${port}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await expect
    .poll(
      () =>
        fetch(`http://localhost:${port}/sign-in`).then(
          (r) => r.status,
          () => 0,
        ),
      { timeout: 120_000 },
    )
    .toBe(200);
  return child;
}

test("twenty cards are remembered after kill -9 and a new start", async ({ browser }) => {
  test.setTimeout(300_000);
  const port = await freePort();
  const context = await browser.newContext({ baseURL: `http://localhost:${port}` });
  const page = await context.newPage();
  let server = await start(port);
  try {
    const address = `restart-${Date.now()}@example.org`;
    await signUp(page, address, { dataDir });
    await page.goto("/study/kazakhstan-2022/all");
    await drill(page, 20, "4");
    await expect
      .poll(async () => (await page.evaluate(() => JSON.stringify(localStorage))).includes("zerek:event:"))
      .toBe(false);

    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
    server = await start(port);

    await page.goto("/progress");
    await expect(page.getByText(/You have met 20 of/)).toBeVisible();
    await context.clearCookies();
    await signIn(page, address);
    await expect(page).toHaveURL(/\/today/);
  } finally {
    server.kill("SIGKILL");
    await context.close();
  }
});

/** What every journey uses: a page on which console errors fail the test, accounts, and axe. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import axe from "axe-core";

export const PASSWORD = "kermek quiet saddle";

/** A page that fails its test at the first error in the console or uncaught exception. */
export const test = base.extend<{ expectedErrors: RegExp[] }>({
  /** errors a journey provokes on purpose, such as those of a cut network */
  expectedErrors: [[], { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const errors = watchErrors(page);
    const goto = page.goto.bind(page);
    page.goto = async (...to) => {
      const response = await goto(...to);
      await listening(page);
      return response;
    };
    await use(page);
    expect(errors.filter((text) => !expectedErrors.some((known) => known.test(text)))).toEqual([]);
  },
});
export { expect };

/** Waits until a page that was just loaded answers to keys and clicks: its controls are there before its script is. */
async function listening(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const control = document.querySelector("main button, main input, main a, a, button");
    return !control || Object.keys(control).some((key) => key.startsWith("__reactProps$"));
  });
}

/** The console errors and uncaught exceptions of a page, growing as they come. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return errors;
}

/** The newest mail to an address in the outbox of the embedded demo. */
export async function mailTo(
  address: string,
  dataDir = process.env.ZEREK_E2E_DATA as string,
): Promise<string> {
  const outbox = path.join(dataDir, "outbox");
  let found = "";
  await expect
    .poll(() => {
      // The mail is written after the page has answered, and the first one makes the folder.
      const files = existsSync(outbox) ? readdirSync(outbox).sort().reverse() : [];
      found =
        files
          .map((file) => readFileSync(path.join(outbox, file), "utf8"))
          .find((mail) => mail.includes(address)) ?? "";
      return found;
    })
    .not.toBe("");
  return found;
}

/** The link of a mail, as a path of this site. */
export function linkIn(mail: string): string {
  const plain = mail.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
  const link = plain.match(/https?:\/\/\S+\/(?:sign-up\/finish|reset-password|confirm-email)\?\S+/)?.[0];
  if (!link) throw new Error(`There is no link in the mail:\n${mail}`);
  const url = new URL(link);
  return url.pathname + url.search;
}

let made = 0;

/** An address nobody else in this run has. */
function newAddress(): string {
  made += 1;
  return `student-${process.pid}-${Date.now()}-${made}@example.org`;
}

/** Creates an account as a newcomer does, by the link in the mail; ends signed in, on /today. */
export async function signUp(
  page: Page,
  address = newAddress(),
  { name = "Aigerim Қасым", dataDir }: { name?: string; dataDir?: string } = {},
): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(address);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
  await page.goto(linkIn(await mailTo(address, dataDir)));
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page).toHaveURL(/\/today/);
  return address;
}

export async function signIn(page: Page, address: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(address);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Shows the answer and rates it, `n` times, by the keyboard. */
export async function drill(page: Page, n: number, key = "3"): Promise<void> {
  for (let i = 0; i < n; i++) {
    await expect(page.getByRole("button", { name: /show answer/i })).toBeVisible();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: /^Good/ })).toBeVisible();
    await page.keyboard.press(key);
  }
}

/** What axe finds on the page as it stands, serious or worse; none is expected. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the debugger, so that the page's own policy on scripts stays as it is.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  expect(found).toEqual([]);
}

/** A second, separate browser profile. */
export async function otherDevice(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** The ids of the events that this device keeps and the server does not have, in the order in which they happened. */
export async function eventsOnDevice(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // On its way into the database an event stands on the shelf as well.
    const shelved = Object.keys(localStorage).flatMap((key) =>
      key.startsWith("zerek:event:") ? [key.split(":")[3] ?? ""] : [],
    );
    const db = await new Promise<IDBDatabase | null>((done, fail) => {
      const request = indexedDB.open("zerek");
      // Not made by the site yet: it must not find it made, and empty.
      request.onupgradeneeded = () => {
        request.transaction?.abort();
        done(null);
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    if (!db) return shelved;
    const kept = await new Promise<string[]>((done, fail) => {
      const request = db.transaction("events").objectStore("events").getAllKeys();
      request.onsuccess = () => done(request.result.map((key) => (key as [string, string])[1]));
      request.onerror = () => fail(request.error);
    });
    db.close();
    return [...new Set([...shelved, ...kept])].sort();
  });
}

/** How many events this device keeps that the server does not have. */
export async function waitingOnDevice(page: Page): Promise<number> {
  return (await eventsOnDevice(page)).length;
}

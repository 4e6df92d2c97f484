import { readFileSync } from "node:fs";
import { expect, linkIn, mailTo, otherDevice, PASSWORD, signIn, signUp, test } from "./support";

test("a forgotten password is set anew, the link works once, and other sessions end", async ({
  page,
  browser,
}) => {
  const address = await signUp(page);
  const other = await otherDevice(browser);
  await signIn(other, address);
  await expect(other).toHaveURL(/\/today/);

  await page.context().clearCookies();
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(address);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
  await expect.poll(async () => (await mailTo(address)).includes("reset-password")).toBe(true);
  const link = linkIn(await mailTo(address));
  await page.goto(link);
  await page.getByLabel("New password").fill("another long saddle");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByLabel("New password")).toBeHidden();

  await other.goto("/today");
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText("This link no longer works")).toBeVisible();
  await signIn(page, address, PASSWORD);
  await expect(page.getByText("Address and password do not fit together.")).toBeVisible();
  await signIn(page, address, "another long saddle");
  await expect(page).toHaveURL(/\/today/);
});

test("an unknown address gets the same answer as a known one", async ({ page }) => {
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill("nobody-here@example.org");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
});

test("signing out everywhere ends the session on another device", async ({ page, browser }) => {
  const address = await signUp(page);
  const other = await otherDevice(browser);
  await signIn(other, address);
  await expect(other).toHaveURL(/\/today/);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await other.goto("/today");
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test("my data can be downloaded, and my account deleted with everything in it", async ({ page }) => {
  const address = await signUp(page);
  await page.goto("/settings");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download my data" }).click(),
  ]);
  const data = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(JSON.stringify(data)).toContain(address);
  expect(JSON.stringify(data)).not.toContain("argon2");

  await page.getByLabel("Your password").last().fill(PASSWORD);
  const confirm = page.getByLabel(/to confirm/);
  if ((await confirm.count()) > 0) await confirm.fill(address);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Your account and everything in it are deleted.")).toBeVisible();
  await signIn(page, address);
  await expect(page.getByText("Address and password do not fit together.")).toBeVisible();
});

/** Finds a Chromium for the browser tests, installing one where there is none. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function onPath(): string | null {
  for (const name of NAMES) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function installWithApt(): void {
  const apt = (...args: string[]) =>
    execFileSync("apt-get", args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core");
}

/**
 * The path of a Chromium: PLAYWRIGHT_CHROMIUM, one on the PATH, Playwright's own, or one installed now
 * (Debian's package as root where apt is, Playwright's download elsewhere).
 * @throws when none is found and none could be installed, saying what to do
 */
export function findChromium(): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`);
    return named;
  }
  const found = onPath() ?? playwrightsOwn();
  if (found) return found;
  console.log("No Chromium found: installing one.");
  const isRoot = process.getuid?.() === 0;
  try {
    if (isRoot && existsSync("/usr/bin/apt-get")) installWithApt();
    else execFileSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  } catch (cause) {
    throw new Error("Chromium could not be installed. Install it and set PLAYWRIGHT_CHROMIUM to its path.", {
      cause,
    });
  }
  const installed = onPath() ?? playwrightsOwn();
  if (!installed)
    throw new Error("Chromium was installed but not found. Set PLAYWRIGHT_CHROMIUM to its path.");
  return installed;
}

/**
 * `npm run bench -- queue`: the queue of a learner with 20,000 cards built as the study page builds it, by learn/queue.ts in
 * Chromium. Each figure is of a page that was just opened: the script runs for the first time.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { createViteServer } from "vitest/node";
import { findChromium } from "../checks/chromium";
import { scriptClock } from "./script-clock";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** What the page has loaded. */
interface Loaded {
  modules: [typeof import("@/learn/queue"), typeof import("./queue-cards"), typeof import("@/learn/day")];
  cards: ReturnType<typeof import("./queue-cards").makeCards>;
}

/** Milliseconds for each of some pages. */
export async function timeQueue(port: number, runs: number): Promise<number[]> {
  const vite = await createViteServer({
    configFile: false,
    root: ROOT,
    cacheDir: mkdtempSync(path.join(tmpdir(), "zerek-vite-")),
    logLevel: "error",
    appType: "custom",
    resolve: { alias: { "@": ROOT } },
    optimizeDeps: { entries: [] },
    server: { port, strictPort: true, hmr: false, watch: null },
  });
  await vite.listen();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const blank = { contentType: "text/html", body: "<!doctype html><title>Queue</title>" };
      await page.route("**/blank", (route) => route.fulfill(blank));
      await page.goto(`http://localhost:${port}/blank`);
      const session = await context.newCDPSession(page);
      const modules = ["/learn/queue.ts", "/e2e/bench/queue-cards.ts", "/learn/day.ts"].map(
        (name) => `import("${name}")`,
      );
      await page.evaluate(`Promise.all([${modules}]).then((modules) => Object.assign(window, { modules }))`);
      await page.evaluate((now) => {
        const [, { makeCards }, { studyDay }] = (window as unknown as Loaded).modules;
        Object.assign(window, { cards: makeCards(now) });
        // The page has told the day already: the browser's first date with a time zone costs more than the queue.
        studyDay(now, { timeZone: "Asia/Almaty", rolloverHour: 4 });
      }, Date.now());
      const scripted = await scriptClock(session);
      const shown = await page.evaluate((now) => {
        const { modules, cards } = window as unknown as Loaded;
        const options = { newPerDay: 20, reviewsPerDay: 10_000 };
        const day = { timeZone: "Asia/Almaty", rolloverHour: 4 };
        // In a task of its own: what the driver evaluates does not count as script.
        return new Promise<number>((done) =>
          setTimeout(() => {
            const queue = modules[0].buildQueue(cards, options, { newCards: 0, reviews: 0 }, day, now);
            done(queue.cardIds.length);
          }),
        );
      }, Date.now());
      const ms = await scripted();
      if (shown < 500) throw new Error(`The queue has ${shown} cards only.`);
      // The first page also waits for the modules to be made.
      if (run > 0) times.push(ms);
      await context.close();
    }
    return times;
  } finally {
    await browser.close();
    await vite.close();
  }
}

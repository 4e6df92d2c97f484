/**
 * `npm run bench -- queue`: the queue of a learner with 20,000 cards built as the study page builds it, by learn/queue.ts in
 * Chromium with the CPU slowed four times. Each figure is of a page that was just opened: nothing is warm.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { createViteServer } from "vitest/node";
import { MEMORY_STATE, type Memory } from "@/learn/memory";
import type { QueueCard } from "@/learn/queue";
import { below, randomFrom } from "@/learn/random";
import { findChromium } from "../checks/chromium";

const CARDS = 20_000;
const DAY = 86_400_000;
const ROOT = path.resolve(import.meta.dirname, "../..");

/** Two cards a fact; a quarter new, of the rest one in ten due, some in learning, reviewed at any time of two months. */
function makeCards(now: number): QueueCard[] {
  const random = randomFrom("20,000 cards");
  return Array.from({ length: CARDS }, (_, n): QueueCard => {
    const card = {
      cardId: n + 1,
      factId: `fact-${n >> 1}`,
      position: below(random, CARDS),
      importance: 1 + (n % 3),
    };
    if (n % 4 === 0) return { ...card, memory: null };
    const lastReviewedAt = now - below(random, 60 * DAY);
    const interval = (1 + below(random, 90)) * DAY;
    const memory: Memory = {
      state: n % 50 === 1 ? MEMORY_STATE.learning : MEMORY_STATE.review,
      stability: interval / DAY,
      difficulty: 5,
      due: n % 10 === 1 ? now - below(random, 10 * DAY) : now + interval,
      lastReviewedAt,
      firstReviewedAt: lastReviewedAt,
      scheduledDays: interval / DAY,
      learningSteps: 0,
      reps: 3,
      lapses: 0,
      lastReviewId: "",
    };
    return { ...card, memory };
  });
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
    optimizeDeps: { include: ["ts-fsrs"], entries: [] },
    server: { port, strictPort: true, hmr: false, watch: null },
  });
  await vite.listen();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const now = Date.now();
    const cards = makeCards(now);
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const blank = { contentType: "text/html", body: "<!doctype html><title>Queue</title>" };
      await page.route("**/blank", (route) => route.fulfill(blank));
      await page.goto(`http://localhost:${port}/blank`);
      const session = await context.newCDPSession(page);
      await page.evaluate("import('/learn/queue.ts').then((queue) => Object.assign(window, { queue }))");
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      const { ms, shown } = await page.evaluate(
        ({ cards, now }) => {
          const { queue } = window as unknown as { queue: typeof import("@/learn/queue") };
          const options = { newPerDay: 20, reviewsPerDay: 10_000 };
          const day = { timeZone: "Asia/Almaty", rolloverHour: 4 };
          const began = performance.now();
          const { cardIds } = queue.buildQueue(cards, options, { newCards: 0, reviews: 0 }, day, now);
          return { ms: performance.now() - began, shown: cardIds.length };
        },
        { cards, now },
      );
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

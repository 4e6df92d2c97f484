/**
 * From pressing a rating to the next card being visible, in Chromium with the CPU slowed four times; and how much script a
 * rating costs, all told: until the page is idle again, with what is kept and sent after the next card is there.
 */
import { chromium } from "@playwright/test";
import { findChromium } from "../checks/chromium";

/** Within the new cards of one day. */
const CARDS = 18;

/** Milliseconds for each of some ratings. */
interface NextCardTimes {
  /** from the key's event to the frame that shows the next question */
  visible: number[];
  /** Chromium's ScriptDuration from the key to the next idle moment */
  script: number[];
}

/** @param cookie of a learner with new cards left for the day */
export async function timeNextCard(
  baseUrl: string,
  cookie: { name: string; value: string },
): Promise<NextCardTimes> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ ...cookie, url: baseUrl }]);
    const page = await context.newPage();
    await page.goto(`${baseUrl}/study/kazakhstan-2022/all`);
    await page.getByRole("button", { name: /show answer/i }).waitFor();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    // The transpiler names functions by a helper of its own, which the page does not have.
    await page.evaluate("globalThis.__name = (f) => f");
    // Measured inside the page: the driver's own round trips are not the learner's.
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { times });
      window.addEventListener(
        "keydown",
        (event) => {
          if (event.key !== "4") return;
          const question = () => document.querySelector("main")?.textContent;
          const before = question();
          const check = () => {
            if (question() === before) requestAnimationFrame(check);
            // A message posted in the frame arrives after it was painted.
            else {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => {
                times.push(performance.now() - event.timeStamp);
                console.debug("next card");
              };
              channel.port2.postMessage(0);
            }
          };
          requestAnimationFrame(check);
        },
        { capture: true },
      );
    });
    // Between key and card the driver leaves the page alone: its searches for elements would take the learner's time.
    const calm = () =>
      page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
    await session.send("Performance.enable");
    const scripted = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
    };
    const script: number[] = [];
    for (let n = 0; n < CARDS; n++) {
      await page.keyboard.press("Space");
      await calm();
      const before = await scripted();
      const seen = page.waitForEvent("console", (message) => message.text() === "next card");
      await page.keyboard.press("4");
      await seen;
      await calm();
      script.push((await scripted()) - before);
    }
    const visible = await page.evaluate(() => (window as unknown as { times: number[] }).times);
    return { visible, script };
  } finally {
    await browser.close();
  }
}

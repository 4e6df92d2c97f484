/**
 * From pressing a rating to the next card being visible, in Chromium with the CPU slowed four times; and how much script a
 * rating costs, all told: until the page is idle again, with what is kept and sent after the next card is there.
 */
import { chromium } from "@playwright/test";
import { findChromium } from "../checks/chromium";
import { scriptClock } from "./script-clock";

/** Ratings that are timed until the next card is visible, and then those whose script is counted: the new cards of one day. */
const [TIMED, COUNTED] = [9, 10];

/** Milliseconds for each of some ratings. */
interface NextCardTimes {
  /** from the key's event to the frame that shows the next question */
  visible: number[];
  /** CPU of script from the key to the next idle moment (script-clock.ts) */
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
    const rateOne = async () => {
      const seen = page.waitForEvent("console", (message) => message.text() === "next card");
      await page.keyboard.press("4");
      await seen;
      await calm();
    };
    for (let n = 0; n < TIMED; n++) {
      await page.keyboard.press("Space");
      await calm();
      await rateOne();
    }
    const scripted = await scriptClock(session);
    const script: number[] = [];
    for (let n = 0; n < COUNTED; n++) {
      await page.keyboard.press("Space");
      await calm();
      await scripted();
      await rateOne();
      script.push(await scripted());
    }
    const visible = await page.evaluate(() => (window as unknown as { times: number[] }).times);
    return { visible: visible.slice(0, TIMED), script };
  } finally {
    await browser.close();
  }
}

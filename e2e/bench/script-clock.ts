/**
 * How much script a page runs, as CPU time of its main thread at a CPU slowed four times: what it takes, times four.
 * Chromium's own slowing counts the time in which the machine does something else as well, and blurs it.
 */
import type { CDPSession } from "@playwright/test";

const SLOWER = 4;

/** Starts counting, with the CPU as it is; what it returns tells the ms of script since, and counts anew. */
export async function scriptClock(session: CDPSession): Promise<() => Promise<number>> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const total = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * SLOWER * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
  };
  let before = await total();
  return async () => {
    const now = await total();
    const since = now - before;
    before = now;
    return since;
  };
}

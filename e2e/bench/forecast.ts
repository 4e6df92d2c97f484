/**
 * `npm run bench:forecast`: how often the 80 % ranges of forecasts contain what happens, on simulated classes.
 * What is free in learn/stats/forecast.ts was tuned on the seed "tune"; what is reported comes from others.
 */
import type { Law } from "@/learn/stats/testing/class-memories";
import { measureForecasts } from "@/learn/stats/testing/forecast-measure";

const seed = process.argv[2] ?? "measured";
const classes = Number(process.env.BENCH_CLASSES ?? 60);
for (const law of ["fsrs", "exponential"] as const satisfies readonly Law[]) {
  console.log(`\n${classes} classes that forget by ${law}`);
  for (const [of, { forecasts, covered, length, bias }] of measureForecasts(`${seed}|${law}`, law, classes)) {
    const share = ((100 * covered) / forecasts).toFixed(1);
    console.log(
      `${of.padEnd(22)} ${share.padStart(5)} % of ${String(forecasts).padStart(6)} within; ` +
        `ranges of ${(100 * length).toFixed(1)} points; off by ${(100 * bias).toFixed(1)} on average`,
    );
  }
}

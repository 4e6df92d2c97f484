/**
 * `npm run bench:plan [-- students seed]`: what is known on the exam day under each schedule, at equal minutes a day,
 * in 27 scenarios and under four laws of forgetting. The same students sit under every schedule; intervals are of
 * paired differences. What was tuned was tuned on other seeds.
 */

import { planned } from "@/learn/plan/testing/planned";
import { greedy, RIVALS, savedUp } from "@/learn/plan/testing/rivals";
import { type Outcome, simulate } from "@/learn/plan/testing/simulate";
import { LAWS, type Law } from "@/learn/plan/testing/student";

const STUDENTS = Number(process.argv[2] ?? 4);
const SEED = process.argv[3] ?? "measured";
const SCENARIOS = [7, 21, 60].flatMap((days) =>
  [100, 300, 1_000].flatMap((cards) => [5, 10, 30].map((minutes) => ({ days, cards, minutes }))),
);
const ALL = [...RIVALS, savedUp, greedy, planned];

const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const points = (share: number) => (share * 100).toFixed(1);
const signed = (share: number) => `${share >= 0 ? "+" : ""}${points(share)}`;

/** Half the width of a 95 % interval of a mean (normal; the means go over 27 scenarios and more). */
function half(list: readonly number[]): number {
  const middle = mean(list);
  return (
    1.96 * Math.sqrt(list.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (list.length - 1) / list.length)
  );
}

function measure(law: Law): void {
  console.log(`\n${law}`);
  const leads: number[] = [];
  const overGreedy: number[] = [];
  const behind: string[] = [];
  const held: boolean[] = [];
  const totals = new Map(
    ALL.map(({ name }) => [name, { onTheDay: [] as number[], after60: [] as number[] }]),
  );
  for (const scenario of SCENARIOS) {
    const outcomes = new Map<string, Outcome[]>();
    for (const schedule of ALL) {
      outcomes.set(
        schedule.name,
        Array.from({ length: STUDENTS }, (_, i) => simulate(schedule, scenario, law, `${SEED} ${i}`)),
      );
    }
    const of = (name: string, what: "onTheDay" | "after60") => (outcomes.get(name) ?? []).map((o) => o[what]);
    for (const [name, total] of totals) {
      total.onTheDay.push(mean(of(name, "onTheDay")));
      total.after60.push(mean(of(name, "after60")));
    }
    const best = RIVALS.map(({ name }) => ({ name, recall: mean(of(name, "onTheDay")) })).sort(
      (a, b) => b.recall - a.recall,
    )[0];
    if (!best) continue;
    const ours = of(planned.name, "onTheDay");
    const differences = ours.map((x, i) => x - (of(greedy.name, "onTheDay")[i] ?? 0));
    leads.push(mean(ours) - best.recall);
    overGreedy.push(...differences);
    const name = `${scenario.days} days, ${scenario.cards} cards, ${scenario.minutes} min`;
    if (mean(differences) < -0.002)
      behind.push(`${name}: ${signed(mean(differences))} ± ${points(half(differences))}`);
    for (const { forecast, onTheDay } of outcomes.get(planned.name) ?? []) {
      if (forecast) held.push(forecast.low <= onTheDay && onTheDay <= forecast.high);
    }
    console.log(
      [
        name.padEnd(26),
        `plan ${points(mean(ours))}`.padEnd(12),
        `greedy ${signed(mean(differences))}`.padEnd(14),
        `best other ${points(best.recall)} (${best.name})`.padEnd(36),
        `lead ${signed(mean(ours) - best.recall)}`,
      ].join(""),
    );
  }
  console.log(`${"mean of 27".padEnd(26)}on the day, and 60 days after`);
  for (const [name, { onTheDay, after60 }] of totals) {
    console.log(
      `  ${name.padEnd(24)}${points(mean(onTheDay)).padStart(6)}${points(mean(after60)).padStart(8)}`,
    );
  }
  console.log(`plan less greedy: ${signed(mean(overGreedy))} ± ${points(half(overGreedy))} points`);
  console.log(
    `plan less the best other of each scenario: ${signed(mean(leads))} (${signed(Math.min(...leads))} to ${signed(Math.max(...leads))})`,
  );
  console.log(
    behind.length > 0
      ? `more than 0.2 behind the greedy: ${behind.join("; ")}`
      : "nowhere more than 0.2 behind the greedy",
  );
  console.log(
    `half-way, the range of four in five held in ${points(held.filter(Boolean).length / held.length)} % of the runs`,
  );
}

const began = Date.now();
for (const law of LAWS) measure(law);
console.log(`\n${STUDENTS} students a law and scenario; ${((Date.now() - began) / 1000).toFixed(0)} s`);

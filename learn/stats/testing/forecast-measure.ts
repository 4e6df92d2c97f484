/** How often the range of a forecast contains what happens, on simulated classes. */
import { recallAt } from "@/learn/memory";
import { below, type Random, randomFrom } from "@/learn/random";
import { addParts, type Forecast, forecast, type Part, partOf } from "../forecast";
import { classPace } from "../pace";
import { type Law, type SimulatedClass, simulateStudy } from "./class-memories";

export interface Coverage {
  forecasts: number;
  covered: number;
  /** mean length of the ranges, 0 to 1 */
  length: number;
  /** mean of what happened less what was forecast */
  bias: number;
}

/** What a forecast is of. */
export type Of = "class and topic" | "class, all topics" | "student, all topics" | "student and topic";

/** Coverage of the 80 % ranges, by what the forecast is of. @param horizons days after the end of study */
export function measureForecasts(
  seed: string,
  law: Law,
  classes: number,
  horizons: readonly number[] = [0, 7, 21],
): Map<Of, Coverage> {
  const random = randomFrom(seed);
  const found = new Map<Of, Coverage>();
  for (let nth = 0; nth < classes; nth++) {
    const world = simulateStudy(random, {
      law,
      students: 6 + below(random, 25),
      cards: 90 + below(random, 60),
      topics: 6,
      days: 14 + below(random, 28),
      newPerDay: 4 + below(random, 8),
    });
    for (const days of horizons) measure(random, world, days, found);
  }
  return found;
}

function measure(
  random: Random,
  { students, topics, end }: SimulatedClass,
  days: number,
  found: Map<Of, Coverage>,
) {
  const pace = classPace(students.map(({ groups }) => groups));
  const first = students.reduce(
    (sum, one) => ({ n: sum.n + one.first.n, recalled: sum.recalled + one.first.recalled }),
    { n: 0, recalled: 0 },
  );
  const at = end + days * 86_400_000;
  const ids = [...new Set(topics)];
  const parts = students.map(({ memories }, student) =>
    ids.map((topic) => {
      const own = memories.filter((_, card) => topics[card] === topic);
      const predicted = own.flatMap((memory) => (memory ? [recallAt(memory, at)] : []));
      return partOf(
        { predicted, unmet: own.length - predicted.length },
        { pace: pace.students[student]?.value ?? 0, bend: pace.bend.value },
      );
    }),
  );
  const drawn = students.map(({ truth }) => truth(days).map((p) => (random() < p ? 1 : 0)));
  const share = (student: number[], topic: number | null) => {
    const own = student.filter((_, card) => topic === null || topics[card] === topic);
    return own.reduce((a, b) => a + b, 0) / own.length;
  };
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const note = (of: Of, made: Forecast | null, happened: number) => {
    if (!made) return;
    const sum = found.get(of) ?? { forecasts: 0, covered: 0, length: 0, bias: 0 };
    const inside = happened >= made.range.low && happened <= made.range.high;
    const n = sum.forecasts + 1;
    found.set(of, {
      forecasts: n,
      covered: sum.covered + (inside ? 1 : 0),
      length: sum.length + (made.range.high - made.range.low - sum.length) / n,
      bias: sum.bias + (happened - made.recall - sum.bias) / n,
    });
  };
  const all: Part[] = parts.map((own) => addParts(own));
  note("class, all topics", forecast(all, pace, first), mean(drawn.map((one) => share(one, null))));
  ids.forEach((topic, nth) => {
    const own = parts.map((list) => list[nth] as Part);
    note("class and topic", forecast(own, pace, first), mean(drawn.map((one) => share(one, topic))));
  });
  drawn.forEach((one, student) => {
    const alone = { ...pace, students: pace.students.slice(student, student + 1) };
    note("student, all topics", forecast([all[student] as Part], alone, first), share(one, null));
    ids.forEach((topic, nth) => {
      note("student and topic", forecast([parts[student]?.[nth] as Part], alone, first), share(one, topic));
    });
  });
}

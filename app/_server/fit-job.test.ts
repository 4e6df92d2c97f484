import { expect, it } from "vitest";
import { fsrs6, type ModelState } from "@/learn/model/fsrs6";
import type { FitNews, FitWork } from "@/learn/model/trial";
import { randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import { startFit } from "./fit-job";

const DAY = 86_400_000;

/** Somebody who forgets much faster than most. */
function workOf(cards: number): FitWork {
  const random = randomFrom("fit");
  const model = fsrs6();
  return {
    day: { timeZone: "UTC", rolloverHour: 4 },
    used: undefined,
    cards: Array.from({ length: cards }, (_, card) => {
      let state: ModelState | null = null;
      let at = (card % 20) * DAY + DAY / 2;
      return Array.from({ length: 7 }, (_, n) => {
        const gap = n === 0 ? 0 : 1 + Math.floor(random() * 6);
        at += gap * DAY;
        const recall = state ? model.recall({ ...state, stability: state.stability / 6 }, gap) : 1;
        const rating: Rating = random() > recall ? 1 : 3;
        state = model.next(state, gap, rating);
        return { at, rating, state: null };
      });
    }),
  };
}

const fitted = (work: FitWork) =>
  new Promise<FitNews[]>((resolve) => {
    const all: FitNews[] = [];
    startFit("somebody", work, (news) => {
      all.push(news);
      if (news.kind !== "progress") resolve(all);
    });
  });

it("fits in a thread of its own, tells its progress, and finds weights that predict better", async () => {
  let beats = 0;
  const heart = setInterval(() => beats++, 20);
  const fitting = fitted(workOf(300));
  expect(startFit("somebody", workOf(1), () => {})).toBe("busy");
  const all = await fitting;
  clearInterval(heart);
  const last = all.at(-1);
  if (last?.kind !== "done") throw new Error(JSON.stringify(last));
  expect(last.w).toHaveLength(21);
  expect(last.verdict.better).toBe(true);
  expect(last.verdict.heldOut).toBe(360);
  expect(all[0]?.kind).toBe("progress");
  // The event loop went on meanwhile.
  expect(beats).toBeGreaterThan(5);
});

it("says when there is too little to fit to", async () => {
  expect(await fitted(workOf(10))).toEqual([{ kind: "few", predictions: 60, needed: 400 }]);
});

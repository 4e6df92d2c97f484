/** The schedules a plan for an exam is measured against. */
import { fsrs6 } from "@/learn/model/fsrs6";
import { spread } from "@/learn/queue";
import type { Desk, Schedule } from "./simulate";
import { FIRST_RATINGS, FIRST_SECONDS, REVIEW_SECONDS } from "./student";

const model = fsrs6();
const DECAY = -0.1542;
const FACTOR = 0.9 ** (1 / DECAY) - 1;

/** Plain FSRS: what is due, the least recall first, new cards evenly among it; what was forgotten is asked once more that day. */
function plainFsrs(retention: number, limit: number | null, capped = false): Schedule {
  const name = `FSRS ${retention.toFixed(2)}${limit === null ? "" : `, ${limit} new`}${capped ? ", capped" : ""}`;
  const ease = (retention ** (1 / DECAY) - 1) / FACTOR;
  return {
    name,
    start(desk) {
      const { cards, days } = desk.scenario;
      return (day) => {
        const due: [recall: number, card: number][] = [];
        for (let card = 0; card < cards; card++) {
          const state = desk.states[card];
          if (!state) continue;
          const last = desk.lastDay[card] as number;
          let interval = Math.max(1, Math.round(state.stability * ease));
          // Capped: nothing is put off beyond the last day before the exam.
          if (capped) interval = Math.min(interval, Math.max(1, days - 1 - last));
          if (last + interval <= day) due.push([model.recall(state, day - last), card]);
        }
        due.sort((a, b) => a[0] - b[0]);
        const fresh: number[] = [];
        for (let card = 0; card < cards && fresh.length < (limit ?? cards); card++) {
          if (!desk.states[card]) fresh.push(card);
        }
        for (const card of spread(
          due.map(([, card]) => card),
          fresh,
        ))
          if (!askUntilRecalled(desk, card)) return;
      };
    },
  };
}

/** @returns false when time is up */
function askUntilRecalled(desk: Desk, card: number): boolean {
  const rating = desk.ask(card);
  if (rating === null) return false;
  return rating > 1 || desk.ask(card) !== null;
}

/** Intervals of 1, 3, 7 and 14 days, from the beginning again after a lapse. */
const ladder: Schedule = {
  name: "ladder 1-3-7-14",
  start(desk) {
    const steps = [1, 3, 7, 14];
    const rung = Array(desk.scenario.cards).fill(0) as number[];
    return (day) => {
      const due: number[] = [];
      for (let card = 0; card < desk.scenario.cards; card++) {
        const last = desk.lastDay[card] as number;
        if (desk.states[card] && last + (steps[rung[card] as number] as number) <= day) due.push(card);
      }
      for (const card of due) {
        const rating = desk.ask(card);
        if (rating === null) return;
        rung[card] = rating === 1 ? 0 : Math.min(3, (rung[card] as number) + 1);
        if (rating === 1 && desk.ask(card) === null) return;
      }
      for (let card = 0; card < desk.scenario.cards; card++) {
        if (!desk.states[card] && !askUntilRecalled(desk, card)) return;
      }
    };
  },
};

/** All time is spent in the last three days: through all cards, again and again, what was forgotten first. */
const cramming: Schedule = crammer("cramming, 3 days");
/** The same with the time of all days saved up for the last three. */
export const savedUp: Schedule = { ...crammer("cramming, saved up"), massed: 3 };

function crammer(name: string): Schedule {
  return {
    name,
    start(desk) {
      return (day) => {
        if (day < desk.scenario.days - 3) return;
        const { cards } = desk.scenario;
        for (let round = 0; round < 20; round++) {
          const order = Array.from({ length: cards }, (_, card) => card);
          // Those not met come first, then the weakest.
          order.sort((a, b) => (desk.states[a]?.stability ?? 0) - (desk.states[b]?.stability ?? 0) || a - b);
          for (const card of order) if (!askUntilRecalled(desk, card)) return;
        }
      };
    },
  };
}

/** Each moment the card with the most expected recall on the exam day for each second it costs. */
export const greedy: Schedule = {
  name: "plain greedy",
  start(desk) {
    const { cards, days } = desk.scenario;
    const firstSeconds = FIRST_RATINGS.reduce(
      (sum, share, i) => sum + share * (FIRST_SECONDS[i] as number),
      0,
    );
    const [again, , good] = REVIEW_SECONDS;
    return (day) => {
      const fresh =
        FIRST_RATINGS.reduce(
          (sum, share, i) => sum + share * model.recall(model.next(null, 0, (i + 1) as 1), days - day),
          0,
        ) / firstSeconds;
      const worth = (card: number) => {
        const state = desk.states[card];
        if (!state) return fresh;
        const gap = day - (desk.lastDay[card] as number);
        const p = model.recall(state, gap === 0 ? 0.01 : gap);
        const right = model.recall(model.next(state, gap, 3), days - day);
        const wrong = model.recall(model.next(state, gap, 1), days - day);
        const now = model.recall(state, gap + days - day);
        return (p * right + (1 - p) * wrong - now) / (p * good + (1 - p) * again);
      };
      const worths = Float64Array.from({ length: cards }, (_, card) => worth(card));
      for (;;) {
        let best = 0;
        for (let card = 1; card < cards; card++) {
          if ((worths[card] as number) > (worths[best] as number)) best = card;
        }
        if ((worths[best] as number) <= 0 || desk.ask(best) === null) return;
        worths[best] = worth(best);
      }
    };
  },
};

export const RIVALS: readonly Schedule[] = [
  plainFsrs(0.9, null),
  plainFsrs(0.9, 20),
  plainFsrs(0.95, null),
  plainFsrs(0.95, 20),
  plainFsrs(0.9, null, true),
  ladder,
  cramming,
];

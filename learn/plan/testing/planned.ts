/** The plan of learn/plan.ts as a schedule. */
import { expectedOf, type PlanInput, planExam } from "@/learn/plan";
import { believedOf, type Past } from "../belief";
import { byGain, type Gain } from "../choose";
import type { Desk, Schedule } from "./simulate";

export const planned: Schedule = {
  name: "plan",
  start(desk) {
    const { cards, days, minutes } = desk.scenario;
    let before: { day: number; prices: Float64Array } | null = null;
    const cardAt = (card: number, day: number) => {
      const state = desk.states[card];
      return {
        cardId: card,
        factId: String(card),
        position: card,
        memory: state ? { ...state, age: day - (desk.lastDay[card] as number) } : null,
      };
    };
    return (day) => {
      const input: PlanInput = {
        cards: Array.from({ length: cards }, (_, card) => cardAt(card, day)),
        days: days - day,
        secondsADay: minutes * 60,
        secondsToday: desk.left(),
        attendance: 0.85,
        believed: believedOf(pastOf(desk)),
      };
      const plan = planExam(input, before?.prices.slice(day - before.day));
      if (day >= days / 2) desk.forecast ??= expectedOf(input, plan);
      before = { day, prices: plan.outlook.prices };
      const gains: Gain[] = Array.from({ length: cards }, (_, card) => plan.gainOf(cardAt(card, day)));
      for (;;) {
        let best = 0;
        for (let card = 1; card < cards; card++) {
          if (byGain(gains[card] as Gain, gains[best] as Gain) < 0) best = card;
        }
        const { planned, greedy } = gains[best] as Gain;
        if ((planned <= 0 && greedy <= 0) || desk.ask(best) === null) return;
        gains[best] = plan.gainOf(cardAt(best, day));
      }
    };
  },
};

/** What the answers so far tell. */
function pastOf({ log, answers }: Desk): Past {
  const past = {
    answers,
    firstRatings: { 1: 0, 2: 0, 3: 0, 4: 0 },
    sums: { first: { n: 0, seconds: 0 }, recalled: { n: 0, seconds: 0 }, forgotten: { n: 0, seconds: 0 } },
  };
  for (const { first, rating, seconds } of log) {
    if (first) past.firstRatings[rating]++;
    const sum = past.sums[first ? "first" : rating > 1 ? "recalled" : "forgotten"];
    sum.n++;
    sum.seconds += seconds;
  }
  return past;
}

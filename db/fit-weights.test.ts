/** fsrs-rs as an oracle for what is predicted (learn/model/history.ts) and how it is measured. */

import {
  convertCsvToFsrsItems,
  FSRSBinding,
  FSRSBindingItem,
  FSRSBindingReview,
} from "@open-spaced-repetition/binding";
import { default_w } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { calendarDays, historiesOf, type LogReview, predict, sinceLastLearning } from "@/learn/model/history";
import { metricsOf, type Prediction } from "@/learn/model/metrics";
import { below, pick, type Random, randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2024, 1, 20);
const COUNTED = { timeZone: "Asia/Almaty", rolloverHour: 4 };

/** Minutes east of Greenwich: Kazakhstan went from six hours to five on 1 March 2024. */
const offsetOf = (at: number) => (at < Date.UTC(2024, 1, 29, 18) ? 360 : 300);
const ratingOf = (random: Random) => pick<Rating>(random, [1, 2, 3, 3, 3, 4]);

/** Logs with reviews of one day, around the rollover hour and the change of clocks, and with cards learnt anew. */
function messyLogs(random: Random, cards: number): LogReview[][] {
  return Array.from({ length: cards }, () => {
    let at = START + below(random, 8 * 24) * HOUR;
    return Array.from({ length: 1 + below(random, 9) }, (_, nth) => {
      const anew = nth === 0 || below(random, 12) === 0;
      if (nth > 0)
        at += pick(random, [5 * 60_000, 3 * HOUR, 20 * HOUR, 26 * HOUR, 9 * DAY]) + below(random, HOUR);
      return { at, rating: ratingOf(random), state: anew ? 0 : pick(random, [1, 2, 3]) };
    });
  });
}

const textOf = (item: FSRSBindingItem) =>
  item.reviews.map(({ rating, deltaT }) => `${rating}@${deltaT}`).join(" ");

function itemsOf({ cards, questions }: ReturnType<typeof historiesOf>): FSRSBindingItem[] {
  const reviews = cards.map((history) =>
    history.map(({ days, rating }) => new FSRSBindingReview(rating, days)),
  );
  return questions.map(
    ({ card, position }) => new FSRSBindingItem((reviews[card] ?? []).slice(0, position + 1)),
  );
}

it("asks what fsrs-rs asks of a log, with the days it counts", () => {
  const logs = messyLogs(randomFrom("messy logs"), 1_000);
  const lines = logs.flatMap((log, card) =>
    log.map(({ at, rating, state }) => [card, at, rating, state, 1000]),
  );
  const csv = ["card_id,review_time,review_rating,review_state,review_duration", ...lines].join("\n");
  const theirs = convertCsvToFsrsItems(Buffer.from(csv), 4, "Asia/Almaty", offsetOf);
  const ours = itemsOf(historiesOf(logs.map(sinceLastLearning), calendarDays(COUNTED)));
  expect(ours.length).toBeGreaterThan(500);
  expect(ours.map(textOf).sort()).toEqual(theirs.map(textOf).sort());
});

describe("fsrs-rs's evaluate on the same predictions", () => {
  /** All cards have the same first interval, so that none is rare. */
  const histories = (cards: number, firstGap = 2) => {
    const random = randomFrom("steady logs");
    const logs = Array.from({ length: cards }, (_, card) => {
      let at = START + (card % 60) * DAY;
      return Array.from({ length: 6 }, (_, nth): LogReview => {
        if (nth > 0) at += (nth === 1 ? firstGap : below(random, 25)) * DAY + 1;
        // People get better: what counts more matters.
        const forgets = random() < 0.5 - (at - START) / DAY / 300;
        return { at, rating: nth === 0 ? 3 : forgets ? 1 : 3, state: nth === 0 ? 0 : 2 };
      });
    });
    return historiesOf(logs, (from, to) => Math.floor((to - from) / DAY));
  };
  const lossOf = ({ p, recalled }: Prediction) => -Math.log(recalled ? p : 1 - p);
  const model = new FSRSBinding([...default_w]);

  it("differs from ours by counting later ones more, first predictions of cards before all others, and by nothing else", () => {
    const own = histories(300);
    const all = predict(own);
    const predictions = [...all.filter(({ nth }) => nth === 2), ...all.filter(({ nth }) => nth > 2)];
    const weights = predictions.map((_, nth) => 0.25 + 0.75 * (nth / (predictions.length - 1)) ** 3);
    const weighted = predictions.reduce((sum, one, nth) => sum + (weights[nth] as number) * lossOf(one), 0);
    const theirs = model.evaluate(itemsOf(own)).logLoss;
    expect(theirs).toBeCloseTo(weighted / weights.reduce((sum, weight) => sum + weight, 0), 5);
    expect(metricsOf(all).logLoss - theirs).toBeGreaterThan(0.02);
  });

  it("and by leaving out cards whose first interval is rare", () => {
    const own = itemsOf(histories(300));
    const rare = itemsOf(histories(9, 7));
    expect(model.evaluate([...rare, ...own]).logLoss).toBeCloseTo(model.evaluate(own).logLoss, 6);
  });
});

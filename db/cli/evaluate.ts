/** `npm run memory:evaluate -- revlog.csv`: how well FSRS-6 predicts a review log, with default and fitted weights. */
import { parseArgs } from "node:util";
import {
  calendarDays,
  type DaysBetween,
  historiesOf,
  predict,
  sinceLastLearning,
  splitsOf,
} from "@/learn/model/history";
import { type Metrics, metricsOf, type Prediction } from "@/learn/model/metrics";
import { fitWeights } from "../fit-weights";
import { readRevlog } from "./revlog";

const HELP = `npm run memory:evaluate -- REVLOG.csv [--timezone NAME] [--rollover HOUR] [--split N]

Prints log loss, RMSE(bins) and AUC of FSRS-6 with its default weights and with weights fitted to the log.

The log has the columns card_id, review_time (ms since 1970, UTC), review_rating (1 Again, 2 Hard, 3 Good, 4 Easy; lines
with 0 are left out), and if you like review_state (0 new, 1 learning, 2 review, 3 relearning) and review_duration (ms).

  --timezone NAME  where days are counted, such as Asia/Almaty (default UTC)
  --rollover HOUR  hour at which a day begins, 0 to 23 (default 4)
  --split N        a whole number: folds by time, each predicted by weights fitted to all before it (default 5);
                   a share such as 0.8: weights fitted to that part predict the rest

Conventions, as in fsrs-rs, fsrs-optimizer and srs-benchmark: days between two reviews are calendar days with a
rollover hour; a review at least a day after the one before is predicted, one of the same day only moves the memory;
a first review is never predicted. Hard, Good and Easy count as recalled. RMSE(bins) groups by interval, number of the
review (of one day: one) and lapses. Nothing is weighted and no outliers are removed, as in srs-benchmark. fsrs-rs's own
evaluate() gives another figure for the same predictions: it leaves out cards with a rare first interval, puts the first
predictions of all cards before the others, and counts the nth of N by 0.25 + 0.75 (n / N)³.`;

const DAY_MS = 86_400_000;

function print(rows: readonly (readonly [string, Metrics])[]): void {
  const line = (name: string, ...cells: string[]) =>
    console.log([name.padEnd(36), ...cells.map((cell) => cell.padStart(12))].join(""));
  line("", "predictions", "log loss", "RMSE(bins)", "AUC");
  for (const [name, { predictions, logLoss, rmseBins, auc }] of rows) {
    line(name, String(predictions), logLoss.toFixed(4), rmseBins.toFixed(4), auc?.toFixed(4) ?? "none");
  }
}

async function run(file: string, timeZone: string, rollover: number, split: number): Promise<void> {
  const log = await readRevlog(file);
  if (log.broken > 0) {
    const more = log.broken - log.problems.length;
    throw new Error(
      `${file} was not evaluated; ${log.broken} broken lines:\n${log.problems.join("\n")}${more > 0 ? `\nand ${more} more` : ""}`,
    );
  }
  const cards = [...log.cards.values()];
  const calendar = calendarDays({ timeZone, rolloverHour: rollover });
  const own = historiesOf(cards, calendar);
  const { questions } = own;
  if (questions.length === 0)
    throw new Error(`${file} has no review a day or more after another: nothing to predict.`);
  console.log(
    `${log.reviews} reviews of ${cards.length} cards${log.manual > 0 ? `, ${log.manual} lines set by hand left out` : ""}; ` +
      `${questions.length} predictions (days of ${timeZone}, from ${rollover}:00).`,
  );
  const byDefault = predict(own);
  const rows: [string, Metrics][] = [["whole log, default", metricsOf(byDefault)]];
  const tested: { byDefault: Prediction[]; fitted: Prediction[] } = { byDefault: [], fitted: [] };
  for (const { train, test } of splitsOf(questions.length, split)) {
    const fitted = predict(own, await fitWeights(own, train));
    tested.byDefault.push(...byDefault.slice(train, test));
    tested.fitted.push(...fitted.slice(train, test));
  }
  if (tested.fitted.length > 0) {
    rows.push(["held-out parts, default", metricsOf(tested.byDefault)]);
    rows.push(["held-out parts, fitted before", metricsOf(tested.fitted)]);
  } else console.log("Too few predictions to hold any out.");
  const weights = await fitWeights(own, questions.length);
  rows.push(["whole log, fitted to it", metricsOf(predict(own, weights))]);
  print(rows);
  console.log(`Fitted weights: ${weights.map((w) => w.toFixed(4)).join(", ")}`);

  const elapsed: DaysBetween = (from, to) => Math.floor((to - from) / DAY_MS);
  const others = {
    "days of 24 hours, as py-fsrs": historiesOf(cards, elapsed),
    "days from midnight UTC, as ts-fsrs": historiesOf(
      cards,
      calendarDays({ timeZone: "UTC", rolloverHour: 0 }),
    ),
    "since last learnt anew, as fsrs-rs": historiesOf(cards.map(sinceLastLearning), calendar),
  };
  console.log("\nDefault weights on the whole log by other conventions:");
  print(
    Object.entries(others)
      .filter(([, histories]) => histories.questions.length > 0)
      .map(([name, histories]) => [name, metricsOf(predict(histories))]),
  );
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      timezone: { type: "string", default: "UTC" },
      rollover: { type: "string", default: "4" },
      split: { type: "string", default: "5" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [file, ...more] = positionals;
  const [rollover, split] = [Number(values.rollover), Number(values.split)];
  if (values.help) console.log(HELP);
  else if (!file || more.length > 0) throw new Error(`Name one file.\n\n${HELP}`);
  else if (!Number.isInteger(rollover) || rollover < 0 || rollover > 23) {
    throw new Error("--rollover is an hour, 0 to 23.");
  } else if (!(split > 0 && (split < 1 || Number.isInteger(split)))) {
    throw new Error("--split is a whole number of folds, or a share between 0 and 1.");
  } else if (!isTimeZone(values.timezone)) {
    throw new Error(`--timezone ${values.timezone} is not a time zone: choose one such as Asia/Almaty.`);
  } else await run(file, values.timezone, rollover, split);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import account from "./en/account.json";
import analysis from "./en/analysis.json";
import card from "./en/card.json";
import catchUp from "./en/catch-up.json";
import classes from "./en/classes.json";
import clinic from "./en/clinic.json";
import common from "./en/common.json";
import decks from "./en/decks.json";
import device from "./en/device.json";
import entrance from "./en/entrance.json";
import exams from "./en/exams.json";
import grades from "./en/grades.json";
import insight from "./en/insight.json";
import items from "./en/items.json";
import landing from "./en/landing.json";
import memory from "./en/memory.json";
import options from "./en/options.json";
import practice from "./en/practice.json";
import progress from "./en/progress.json";
import purpose from "./en/purpose.json";
import quizzes from "./en/quizzes.json";
import results from "./en/results.json";
import sit from "./en/sit.json";
import study from "./en/study.json";
import today from "./en/today.json";
import { localeOf } from "./locale";

/** All messages by area: the first key of a message is the area's file. */
export const messages = {
  account,
  card,
  analysis,
  catchUp,
  classes,
  clinic,
  common,
  decks,
  device,
  entrance,
  exams,
  grades,
  insight,
  items,
  landing,
  memory,
  options,
  practice,
  progress,
  purpose,
  quizzes,
  results,
  sit,
  study,
  today,
};

/** English words only for now, with dates and numbers as the browser's English writes them; pages pass the learner's zone. */
export default getRequestConfig(async () => ({
  locale: localeOf((await headers()).get("accept-language")),
  messages,
  timeZone: "UTC",
}));

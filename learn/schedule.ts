/**
 * What a card is scheduled by. All of it stands in every review, so that a replay gives the same intervals whatever the
 * learner chooses later.
 */
import { type DaySettings, studyDay } from "./day";

/** A name and version of learn/schedulers.ts, the weights' id, what it aims at, and the rest in canonical text. */
export interface Schedule {
  scheduler: string;
  weightsId: string;
  /** recall probability the scheduler aims at */
  desiredRetention: number;
  /** optionsText; null for the defaults */
  options: string | null;
}

/** What scheduling depends on besides the retention and the weights. */
export interface ScheduleOptions {
  /** minutes, each shorter than a day; none: a new card is a review at once */
  learningSteps: readonly number[];
  relearningSteps: readonly number[];
  /** days */
  maximumInterval: number;
  /** intervals are varied a little, so that cards met together part */
  fuzz: boolean;
  easyDays: EasyDays | null;
}

/** Weekdays with fewer reviews. */
export interface EasyDays extends DaySettings {
  /** Monday first: of what would fall on the day the share that stays there, 0 to 1 */
  shares: readonly number[];
}

export const DEFAULT_SCHEDULE_OPTIONS: ScheduleOptions = {
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumInterval: 36_500,
  fuzz: true,
  easyDays: null,
};

const MOST_STEPS = 10;
/** Longest canonical text, in characters. */
const LONGEST_OPTIONS = 200;

/**
 * Options as one line, the same for the same options, with what differs from the defaults alone: `learn:1,10,60 max:365
 * fuzz:0 easy:1,1,1,1,1,0.5,0@Asia/Almaty+4`. Null for the defaults.
 */
export function optionsText(options: ScheduleOptions): string | null {
  const { learningSteps, relearningSteps, maximumInterval, fuzz, easyDays } = options;
  const light = easyDays?.shares.some((share) => share < 1) ? easyDays : null;
  const parts = [
    ["learn", learningSteps.join(), DEFAULT_SCHEDULE_OPTIONS.learningSteps.join()],
    ["relearn", relearningSteps.join(), DEFAULT_SCHEDULE_OPTIONS.relearningSteps.join()],
    ["max", `${maximumInterval}`, `${DEFAULT_SCHEDULE_OPTIONS.maximumInterval}`],
    ["fuzz", fuzz ? "1" : "0", "1"],
    ["easy", light ? `${light.shares.join()}@${light.timeZone}+${light.rolloverHour}` : "", ""],
  ];
  const text = parts
    .filter(([, value, usual]) => value !== usual)
    .map(([name, value]) => `${name}:${value}`)
    .join(" ");
  return text === "" ? null : text;
}

const parsed = new Map<string, ScheduleOptions>();

/**
 * The options a text stands for.
 * @throws RangeError for a text that optionsText does not make
 */
export function parseOptions(text: string | null): ScheduleOptions {
  if (text === null) return DEFAULT_SCHEDULE_OPTIONS;
  let options = parsed.get(text);
  if (!options) {
    options = readOptions(text);
    if (!isSound(options) || optionsText(options) !== text)
      throw new RangeError(`these are no options of a schedule: ${text.slice(0, LONGEST_OPTIONS)}`);
    if (parsed.size > 500) parsed.clear();
    parsed.set(text, options);
  }
  return options;
}

const numbers = (list: string) => (list === "" ? [] : list.split(",").map(Number));

function readOptions(text: string): ScheduleOptions {
  const options = { ...DEFAULT_SCHEDULE_OPTIONS };
  for (const part of text.split(" ")) {
    const value = part.slice(part.indexOf(":") + 1);
    if (part.startsWith("learn:")) options.learningSteps = numbers(value);
    else if (part.startsWith("relearn:")) options.relearningSteps = numbers(value);
    else if (part.startsWith("max:")) options.maximumInterval = Number(value);
    else if (part.startsWith("fuzz:")) options.fuzz = value === "1";
    else if (part.startsWith("easy:")) {
      const [, shares = "", timeZone = "", hour = ""] = /^(.*)@(.*)\+(\d+)$/.exec(value) ?? [];
      options.easyDays = { shares: numbers(shares), timeZone, rolloverHour: Number(hour) };
    }
  }
  return options;
}

/** Whether options are within what a schedule can be. */
function isSound(options: ScheduleOptions): boolean {
  const { learningSteps, relearningSteps, maximumInterval, easyDays } = options;
  const steps = [...learningSteps, ...relearningSteps];
  return (
    Math.max(learningSteps.length, relearningSteps.length) <= MOST_STEPS &&
    steps.every((minutes) => minutes > 0 && minutes < 1440) &&
    Number.isInteger(maximumInterval) &&
    maximumInterval >= 1 &&
    maximumInterval <= 36_500 &&
    (!easyDays || isEasy(easyDays))
  );
}

function isEasy({ shares, timeZone, rolloverHour }: EasyDays): boolean {
  if (shares.length !== 7 || rolloverHour > 23) return false;
  try {
    studyDay(0, { timeZone, rolloverHour });
  } catch {
    return false;
  }
  return shares.every((share) => share >= 0 && share <= 1);
}

/** Whether parseOptions takes the text. */
export function isOptionsText(text: string): boolean {
  try {
    parseOptions(text);
    return text.length <= LONGEST_OPTIONS;
  } catch {
    return false;
  }
}

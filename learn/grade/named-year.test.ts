import { describe, expect, it } from "vitest";
import type { DatePrecision, ItemKey, PublicItem } from "../item";
import { gradeAnswer, validateAnswer } from "./grade";
import { namedYear } from "./named-year";
import { date as dateKey } from "./testing";

const base = { id: "q0", context: "as of May 2022" };
const asked = (prompt: string, precision: DatePrecision = "month"): PublicItem => ({
  ...base,
  prompt,
  form: "date",
  precision,
});
const gap = (before: string, after: string, blank = "a month and year"): PublicItem => ({
  ...base,
  prompt: "Fill the gap.",
  form: "cloze",
  sentence: { before, after },
  blank,
});

describe("the year that a question names", () => {
  it.each<[PublicItem, number]>([
    [asked("In which month of 2022 did he indicate it?"), 2022],
    [asked("On which day in March 2019 did he resign?", "day"), 2019],
    [asked("In which season of 1991 was it?", "season"), 1991],
    [asked("As of May 2022, in which month of 2021 had they last met?"), 2021],
    [asked("For which month was it slated before it was brought forward to March 2022?"), 2022],
    [gap("In ", " 2022, the minister was replaced."), 2022],
    [gap("The unrest of January 2022 came before the address of ", "."), 2022],
  ])("is found: %j", (item, year) => expect(namedYear(item)).toBe(year));

  it.each<[string, PublicItem]>([
    ["none is named, and when the pack was written is not when it happened", asked("When did they meet?")],
    ["as above, in the question itself", asked("When, as of May 2022, had they last met?")],
    [
      "the number belongs to a name",
      asked("On which day was the Kazakhstan 2050 strategy presented?", "day"),
    ],
    ["several are named", asked("In which month of 2021 or in 2022 was it?")],
    ["it is only a bound", asked("In which month, before 2022, was it?")],
    ["it is only a bound, with its month", asked("In which month, after March 2022, was it?")],
    ["it is a span", asked("In which month in 2021-22 was it?")],
    ["it is a count", asked("In which month did 2000 people sign?")],
    ["the year itself is asked", asked("In which year after the fall of 2014 was it?", "year")],
    ["the year itself is the gap", gap("The unrest of January 2022 came ", " years later.", "a year")],
  ])("is not found where %s", (_, item) => expect(namedYear(item)).toBeUndefined());
});

describe("a date without a year", () => {
  const key = (edtf: string, precision: "day" | "month"): ItemKey => ({
    answer: "",
    explain: "",
    citations: [],
    form: "date",
    typed: dateKey(edtf, precision),
  });
  const judged = (item: PublicItem, its: ItemKey, text: string) =>
    validateAnswer(item, { form: "date", text }) ?? gradeAnswer(item, its, { form: "date", text }).verdict;
  const month = asked("In which month of 2022 did he indicate it?");
  const day = asked("On which day of 2022 was the vote?", "day");

  it.each([
    ..."April|april|apr|Apr.|in April|апрель|сәуір|early April|April 2022|04/2022|5 April".split("|"),
  ])("is of the year that the question names: %s", (text) =>
    expect(judged(month, key("2022-04", "month"), text)).toBe("right"),
  );

  it.each("March|May|April 2021|5 March".split("|"))("is still another month: %s", (text) =>
    expect(judged(month, key("2022-04", "month"), text)).toBe("wrong"),
  );

  // A figure alone, a season and a word that negates or doubts say no month.
  it.each("4|spring|not April|April or May|before April|Aprilish".split("|"))(
    "is still none, or too little: %s",
    (text) =>
      expect(["not-a-date", "not-precise-enough"]).toContain(judged(month, key("2022-04", "month"), text)),
  );

  it.each("16 March|March 16|March 16th|the sixteenth of March|16 марта|16 наурыз".split("|"))(
    "may be a day: %s",
    (text) => expect(judged(day, key("2022-03-16", "day"), text)).toBe("right"),
  );

  it("is not enough as a month where the day is asked, and no day that the year has not", () => {
    expect(judged(day, key("2022-03-16", "day"), "March")).toBe("not-precise-enough");
    expect(judged(day, key("2022-03-16", "day"), "29 February")).toBe("not-a-date");
    expect(judged(day, key("2022-03-16", "day"), "17 March")).toBe("wrong");
  });

  it("is none where no year is named, whatever the key says", () => {
    expect(judged(asked("When was it?"), key("2022-04", "month"), "April")).toBe("not-a-date");
  });
});

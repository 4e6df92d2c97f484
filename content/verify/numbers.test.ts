import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datesIn, partsOfEdtf, withoutDates } from "./calendar";
import { numbersIn } from "./numbers";

const values = (text: string) => numbersIn(text).map(({ value }) => value);

describe("numbers in prose", () => {
  it.each([
    ["5,000 signatures", [5000]],
    ["20 000 signatures", [20000]],
    ["the nine priorities", [9]],
    ["the ninth priority", [9]],
    ["25th rank", [25]],
    ["ninety-eight seats", [98]],
    ["thirty percent", [30]],
    ["2.5 times", [2.5]],
    ["$16.1 billion", [16.1, 16.1e9]],
    ["one million residents", [1, 1e6]],
    ["from 7% to 5%", [7, 5]],
    ["7, 9 and 12", [7, 9, 12]],
  ])("%s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each([
    ["cut in half", 0.5],
    ["was halved", 0.5],
    ["one in three articles", 100 / 3],
    ["doubled", 2],
    ["two-thirds of votes", 2 / 3],
    ["dozens of millions", 12],
  ])("%s counts as a part or multiple", (text, expected) => {
    expect(values(text).some((value) => Math.abs(value - expected) < 1e-9)).toBe(true);
  });

  it("reads every number from its digits with separators", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        expect(values(`about ${n.toLocaleString("en")} people`)[0]).toBe(n);
        expect(values(`about ${n} people`)[0]).toBe(n);
      }),
    );
  });
});

describe("dates in prose", () => {
  it.each([
    ["On March 16, 2022, he spoke", ["march 16", "march", "2022"]],
    ["set for 5 June", ["june 5", "june"]],
    ["in May 2021", ["may", "2021"]],
    ["he may speak", []],
    ["20,000 people, $2019", []],
  ])("%s", (text, expected) => {
    expect([...datesIn(text)].sort()).toEqual([...expected].sort());
  });

  it("are taken out of what is counted", () => {
    expect(values(withoutDates("On March 16, 2022, nine priorities"))).toEqual([9]);
  });

  it("name the parts of an EDTF date", () => {
    expect(partsOfEdtf("2022-03-16")).toEqual(["2022", "march 16"]);
    expect(partsOfEdtf("2021-05")).toEqual(["2021", "may"]);
    expect(partsOfEdtf("2015/2018")).toEqual(["2015", "2018"]);
    expect(partsOfEdtf("2022-21")).toEqual(["2022"]);
  });
});

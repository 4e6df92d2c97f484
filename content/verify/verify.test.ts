import { describe, expect, it } from "vitest";
import { lineOf } from "../check/broken";
import { checkTexts, edited, type PackTexts } from "../testing";
import { verifyPack } from "./verify";

const SOURCE = `Lakes
Red Lake and Blue Lake are all the lakes there are.
In 2010 the water of Lake Blue stood forty metres deep, a figure that nobody thought would ever change.3
The drought of 2019 brought it down from 40 metres, a surprise to every-
one, to 35 metres; no bather was hurt in the whole of that long summer.

According to the Surveyor, Red Lake is as good as dead and will not
see another decade.

It is dying, he said.
`;

/** "file:line code" of what the verifier finds after an edit of the facts. */
function found(change: PackTexts = {}): string[] {
  return verifyPack(checkTexts(change).draft, "atlas", SOURCE).map(({ line, code }) => `${line} ${code}`);
}
const edit = (from: string, to: string) => found(edited("facts/lakes.yaml", from, to));
const SOUND = { "facts/lakes.yaml": "" };

describe("a pack against its source", () => {
  it("has nothing to report when all stands in the cited lines", () => {
    const { "facts/lakes.yaml": text } = edited("facts/lakes.yaml", "lines: 1 }", "lines: 2 }");
    SOUND["facts/lakes.yaml"] = text as string;
    expect(found(SOUND)).toEqual([]);
  });

  it("reports a list whose members the cited line does not name", () => {
    const line = lineOf("value: { list");
    expect(found()).toEqual([`${line} name-not-cited`, `${line} name-not-cited`]);
  });

  it.each([
    [
      "a value that is not in the lines",
      "value: { quantity: 40",
      "value: { quantity: 41",
      "number-not-cited",
    ],
    [
      "a spelled-out number",
      "explain: The lake had been filling up.",
      "explain: It rose for nine years.",
      "number-not-cited",
    ],
    ["another year", "when: 2010", "when: 2011", "date-not-cited"],
    ["a month too many", "when: 2010", "when: 2010-05", "date-not-cited"],
    [
      "lines past the end",
      "cite: { source: atlas, section: Lakes, lines: 3 }",
      "cite: { source: atlas, section: Lakes, lines: 300 }",
      "cite-beyond-end",
    ],
    [
      "an empty line",
      "cite: { source: atlas, section: Lakes, lines: 3 }",
      "cite: { source: atlas, section: Lakes, lines: 6 }",
      "cite-blank",
    ],
    [
      "eight words in a row",
      "explain: Others doubt it.",
      "explain: Red Lake, as good as dead, and will not see another.",
      "run-of-source",
    ],
    [
      "eight words over a broken line",
      "explain: It was a dry year.",
      "explain: A surprise to everyone, to 35 metres no bather.",
      "run-of-source",
    ],
    [
      "eight words over a footnote mark",
      "explain: The lake had",
      "explain: A figure that nobody thought would ever change. The Drought had",
      "run-of-source",
    ],
    [
      "a name from elsewhere",
      "explain: It was a dry year.",
      "explain: It was as dry as in Egypt.",
      "word-nowhere",
    ],
  ])("reports %s", (_, from, to, code) => {
    expect(edit(from, to)).toContain(`${lineOf(from)} ${code}`);
  });

  it("reports a claimant whom the lines do not name", () => {
    expect(edit('lines: "7, 9-10"', "lines: 10")).toContain(`${lineOf("claimant: surveyor")} name-not-cited`);
  });

  it("lets seven words in a row pass", () => {
    const problems = edit("Others doubt it.", "Red Lake, as good as dead, and will never see another.");
    expect(problems.some((problem) => problem.endsWith("run-of-source"))).toBe(false);
  });
});

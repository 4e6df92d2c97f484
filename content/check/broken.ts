/** One table test for the kinds of broken pack. */
import { describe, expect, it } from "vitest";
import { checkTexts, edited, type PackTexts, SOUND } from "../testing";

export const FACTS = "facts/lakes.yaml";
export const LAKES = SOUND[FACTS] as string;

/** The line of the sound pack's fact file on which a passage stands. */
export const lineOf = (passage: string, text = LAKES) =>
  text.slice(0, text.indexOf(passage)).split("\n").length;

export interface Broken {
  name: string;
  change: PackTexts;
  code: string;
  line: number;
  mend: RegExp;
  file?: string;
  fact?: string;
}

export const fact = (
  name: string,
  from: string,
  to: string,
  code: string,
  mend: RegExp,
  at = from,
): Broken => ({
  name,
  change: edited(FACTS, from, to),
  code,
  line: lineOf(at),
  mend,
});

/** Runs a table of broken packs: each is reported with its code, at its line, with its mend. */
export function testBroken(table: readonly Broken[]): void {
  describe.each(table)("$name", ({ change, code, line, mend, file = FACTS, fact: factId }) => {
    const { problems } = checkTexts(change);
    const found = problems.find((problem) => problem.code === code && problem.file === file);

    it(`is reported as ${code} at ${file}:${line}, with its mend`, () => {
      expect(problems.map((problem) => `${problem.file}:${problem.line} ${problem.code}`)).toContain(
        `${file}:${line} ${code}`,
      );
      expect(found?.mend).toMatch(mend);
      expect(found?.message).not.toBe("");
      if (factId) expect(found?.factId).toBe(factId);
    });
  });
}

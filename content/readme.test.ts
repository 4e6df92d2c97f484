import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FACT_KINDS } from "./fact";
import { checkFiles } from "./load-pack";
import { filesOf } from "./testing";

/** The fenced blocks of the page that name a file, joined file by file. */
function examples(): Record<string, string> {
  const page = readFileSync(path.join(import.meta.dirname, "README.md"), "utf8");
  const texts: Record<string, string> = {};
  for (const [, file, text] of page.matchAll(/^```yaml (\S+)\n(.*?)^```$/gms)) {
    texts[file as string] = (texts[file as string] ?? "") + text;
  }
  return texts;
}

describe("the examples of the format's page", () => {
  const { draft, problems } = checkFiles(filesOf(examples()));

  it("make a sound pack", () => {
    expect(problems).toEqual([]);
  });

  it("show each of the fourteen kinds once", () => {
    expect(draft.facts.map(({ it: fact }) => fact.kind).sort()).toEqual([...FACT_KINDS].sort());
  });
});

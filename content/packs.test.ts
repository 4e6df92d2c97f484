import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadPack, readDraft, readSourceText } from "./load-pack";
import { formatProblem } from "./problem";
import { verifyPack } from "./verify/verify";

const PACKS = path.join(import.meta.dirname, "packs");
const SOURCES = path.join(import.meta.dirname, "..", "..", "shared", "sources");
const TEXT = existsSync(SOURCES) ? readdirSync(SOURCES).find((name) => name.endsWith(".txt")) : undefined;
const KAZAKHSTAN = path.join(PACKS, "kazakhstan-2022");

describe.each(readdirSync(PACKS))("the pack %s", (name) => {
  it("loads without problems", async () => {
    const { pack, problems } = await loadPack(path.join(PACKS, name));
    expect(problems.map((problem) => formatProblem(problem))).toEqual([]);
    expect(pack?.head.id).toBe(name);
  });
});

describe("the pack kazakhstan-2022 and its source", () => {
  if (TEXT === undefined) {
    it("NOT VERIFIED: the source's text is not here (no .txt in ../shared/sources)", () => {
      console.warn("The pack was not held against its source: there is no .txt in ../shared/sources.");
      expect(TEXT).toBeUndefined();
    });
    return;
  }
  it("says nothing that its cited lines do not, and takes over no run of words", async () => {
    const text = await readSourceText(path.join(SOURCES, TEXT));
    const { draft } = await readDraft(KAZAKHSTAN);
    const problems = verifyPack(draft, "cornell-barro-2022", text ?? "");
    expect(problems.map((problem) => formatProblem(problem))).toEqual([]);
  });
});

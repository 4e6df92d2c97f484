import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFiles, loadPack } from "./load-pack";
import { filesOf, SOUND } from "./testing";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "zerek-pack-"));
  for (const [name, text] of Object.entries(SOUND)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const codes = async () => (await loadPack(folder)).problems.map(({ file, code }) => `${file} ${code}`);

describe("loading a pack's folder", () => {
  it("gives the pack, its topics in order of study and its facts with their file's topic", async () => {
    const { pack, problems } = await loadPack(folder);
    expect(problems).toEqual([]);
    expect(pack?.topics.map(({ id, parent }) => [id, parent])).toEqual([
      ["water", null],
      ["lakes", "water"],
      ["rivers", "water"],
    ]);
    expect(pack?.facts.map(({ topic }) => topic)).toEqual(["lakes", "lakes", "lakes", "lakes"]);
    expect(pack?.entities.get("surveyor")?.article).toBe("the");
  });

  it("gives no pack when there is a problem", async () => {
    await writeFile(path.join(folder, "pack.yaml"), "id: lakes\n");
    expect((await loadPack(folder)).pack).toBeNull();
  });

  it("reports a folder that is not there", async () => {
    await rm(folder, { recursive: true });
    expect(await codes()).toEqual(expect.arrayContaining([". folder-unreadable"]));
  });

  it("does not read a file of 10 MB", async () => {
    await writeFile(path.join(folder, "facts", "huge.yaml"), "# x\n".repeat(2_500_000));
    expect(await codes()).toEqual(["facts/huge.yaml file-too-big"]);
  });

  it("reports a link to nowhere and a file that nothing reads, and passes over hidden ones", async () => {
    await symlink(path.join(folder, "nowhere"), path.join(folder, "facts", "link.yaml"));
    await writeFile(path.join(folder, "facts", "old.yml"), "");
    await writeFile(path.join(folder, ".hidden"), "");
    expect(await codes()).toEqual(["facts/link.yaml file-unreadable", "facts/old.yml file-unexpected"]);
  });
});

describe("whatever is in a file", () => {
  const check = (bytes: Uint8Array) => checkFiles(filesOf({ ...SOUND, "facts/lakes.yaml": bytes }));

  it("nothing is thrown for bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void check(bytes)));
  });

  it("nothing is thrown for YAML's own signs, and each problem has a place and a mend", () => {
    const sign = fc.constantFrom(
      "- ",
      "? ",
      ": ",
      "id",
      "facts",
      "\n",
      "  ",
      "[",
      "]",
      "{",
      "}",
      ",",
      "&a ",
      "*a",
      "!x ",
      "|",
      ">",
      "'",
      '"',
      "#",
      "%",
      "---\n",
      "\t",
      "1",
      "~",
      "\u0000",
      "é",
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        for (const problem of check(new TextEncoder().encode(signs.join(""))).problems) {
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.mend).not.toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("nothing is thrown for sound facts with a slice cut out", () => {
    const text = SOUND["facts/lakes.yaml"] as string;
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(80), (from, length) => {
        check(new TextEncoder().encode(text.slice(0, from) + text.slice(from + length)));
      }),
    );
  });
});

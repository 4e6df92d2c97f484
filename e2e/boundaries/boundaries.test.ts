import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, type Room, refusal, roomOf } from "./rules";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ROOMS = ["learn", "content", "db", "app"];

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

function resolve(from: string, specifier: string): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.join(path.dirname(from), specifier)
      : null;
  if (base === null) return null;
  const tries = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}.json`, `${base}.js`];
  return tries.find((p) => existsSync(path.join(ROOT, p)) && statSync(path.join(ROOT, p)).isFile()) ?? base;
}

const textOf = (file: string) =>
  existsSync(path.join(ROOT, file)) ? readFileSync(path.join(ROOT, file), "utf8") : "";

/** The room of each file. What a client component imports from beside it goes to the browser, so it is client too. */
function rooms(files: readonly string[]): Map<string, Room> {
  const room = new Map(files.map((file) => [file, roomOf(file, textOf(file))]));
  const waiting = files.filter((file) => room.get(file) === "client");
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const specifier of importsOf(textOf(file))) {
      const found = resolve(file, specifier);
      if (found && room.get(found) === "page" && !/\/(page|layout|route|loading)\.tsx?$/.test(found)) {
        room.set(found, "client");
        waiting.push(found);
      }
    }
  }
  return room;
}

/** Every import of a file that the table does not allow. */
function offences(file: string, room: ReadonlyMap<string, Room>): string[] {
  return importsOf(textOf(file)).flatMap((specifier) => {
    const found = resolve(file, specifier);
    const target = found ? { path: found, room: room.get(found) ?? roomOf(found, textOf(found)) } : null;
    const why = refusal({ path: file, room: room.get(file) ?? "outside" }, specifier, target);
    return why ? [`${file} imports ${specifier}: ${why}`] : [];
  });
}

describe("boundaries", () => {
  it("every import keeps the table", () => {
    const files = ROOMS.flatMap(filesUnder);
    expect(files.length).toBeGreaterThan(20);
    const room = rooms(files);
    expect(files.flatMap((file) => offences(file, room))).toEqual([]);
  });

  it("no file grows past 400 lines", () => {
    const long = ROOMS.flatMap(filesUnder).filter((file) => textOf(file).split("\n").length > 400);
    expect(long).toEqual([]);
  });

  it.each([
    ["learn/queue.ts", "", "node:fs", null],
    ["learn/queue.ts", "", "@/db/client", "db/client.ts"],
    ["content/fact.ts", "", "@/db/schema/content", "db/schema/content.ts"],
    ["db/queries/decks.ts", "", "@/content/pack", "content/pack.ts"],
    ["app/_ui/button.tsx", "", "@/db/queries/decks", "db/queries/decks.ts"],
    ["app/(learner)/study/runner.tsx", '"use client";', "@/app/_server/session", "app/_server/session.ts"],
    ["app/(learner)/today/page.tsx", "", "@/db/client", "db/client.ts"],
    ["app/(learner)/today/page.tsx", "", "@/content/pack", "content/pack.ts"],
    ["app/_server/session.ts", "", "@/db/schema/accounts", "db/schema/accounts.ts"],
    ["app/(learner)/today/page.tsx", "", "next-auth", null],
    ["app/(focus)/study/runner.tsx", '"use client";', "zod", null],
  ])("refuses %s importing %s", (file, text, specifier, target) => {
    const to = target ? { path: target, room: roomOf(target, "") } : null;
    expect(refusal({ path: file, room: roomOf(file, text) }, specifier, to)).not.toBeNull();
  });

  it("sees static, dynamic, re-exported and type imports, not comments", () => {
    const text = [
      'import type { A } from "@/a";',
      'import { b } from "./b";',
      'export { c } from "../c";',
      'const d = await import("./d");',
      'import "./e.css";',
      '// import x from "./no"',
    ].join("\n");
    expect(importsOf(text)).toEqual(["@/a", "./b", "../c", "./d", "./e.css"]);
  });
});

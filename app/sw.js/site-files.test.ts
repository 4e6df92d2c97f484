import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { offlineFiles } from "./site-files";

describe("what the service worker keeps", () => {
  let built: string;
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(built, name)), { recursive: true });
    writeFileSync(path.join(built, name), text);
  };
  const build = (id: string, chunks: string[]) => {
    const lowPriorityFiles = [`static/${id}/_buildManifest.js`];
    write(
      "build-manifest.json",
      JSON.stringify({ rootMainFiles: ["static/chunks/main.js"], lowPriorityFiles }),
    );
    const page = {
      clientModules: Object.fromEntries(chunks.map((chunk) => [chunk, { chunks: [`/_next/${chunk}`] }])),
      entryCSSFiles: { layout: [{ path: "static/chunks/all.css", inlined: false }] },
    };
    write(
      "server/app/(focus)/offline/page_client-reference-manifest.js",
      `globalThis.x = {};\nglobalThis.x["/(focus)/offline/page"] = ${JSON.stringify(page)};\n`,
    );
  };
  const urls = () => offlineFiles(built).map(({ url }) => url);

  beforeEach(() => {
    built = mkdtempSync(path.join(tmpdir(), "zerek-built-"));
    write("static/chunks/main.js", "");
    write("static/chunks/page.js", `Promise.all(["static/chunks/later.js"].map(load))`);
    write(
      "static/chunks/later.js",
      `Promise.all(["static/chunks/latest.js","static/chunks/gone.js"].map(load))`,
    );
    write("static/chunks/latest.js", `Promise.all(["static/chunks/later.js"].map(load))`);
    write("static/chunks/quiz.js", "");
    write("static/chunks/all.css", "@font-face{src:url(../media/serif.0-a~b.woff2)format('woff2')}");
    write("static/media/serif.0-a~b.woff2", "");
    build("one", ["static/chunks/page.js"]);
  });
  afterEach(() => rmSync(built, { recursive: true }));

  it("is the offline page with what it loads now and later, and nothing of other pages", () => {
    expect(urls()).toEqual([
      "/_next/static/chunks/all.css",
      "/_next/static/chunks/later.js",
      "/_next/static/chunks/latest.js",
      "/_next/static/chunks/main.js",
      "/_next/static/chunks/page.js",
      "/_next/static/media/serif.0-a~b.woff2",
      "/offline",
    ]);
  });

  it("is the same page until the site is built again", () => {
    const pageNow = () => offlineFiles(built).at(-1)?.revision;
    const before = pageNow();
    expect(pageNow()).toBe(before);
    build("two", ["static/chunks/page.js"]);
    expect(pageNow()).not.toBe(before);
  });

  it("is nothing before a build, and a page without scripts stops one", () => {
    build("three", []);
    expect(() => offlineFiles(built)).toThrow(/names no scripts/);
    rmSync(path.join(built, "build-manifest.json"));
    expect(offlineFiles(built)).toEqual([]);
  });
});

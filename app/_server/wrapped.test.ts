import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { isWrapped } from "./mutation";

const app = path.join(import.meta.dirname, "..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/**
 * next-auth has its own protection, and its handler is fenced in auth.ts; liveness reads and writes nothing; the
 * service worker is a file made by the build.
 */
const ALLOWED = ["api/auth/[...nextauth]/route.ts", "api/live/route.ts", "sw.js/route.ts"];

const files = fs
  .readdirSync(app, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /\.(ts|tsx|js|jsx|mjs)$/.test(file) && !/\.test\./.test(file))
  // The folder of the service worker's address is named like a file.
  .filter((file) => fs.statSync(path.join(app, file)).isFile());
const routes = files.filter((file) => /(^|\/)route\.\w+$/.test(file) && !ALLOWED.includes(file));
const actions = files.filter((file) => /^\s*(\/\*[\s\S]*?\*\/\s*)?["']use server["']/.test(read(file)));

function read(file: string): string {
  return fs.readFileSync(path.join(app, file), "utf8");
}
const load = (file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(path.join(app, file)).href);

describe("every way into the server goes through a wrapper", () => {
  it("finds the routes and the actions", () => {
    expect(routes.length).toBeGreaterThan(0);
    expect(actions.length).toBeGreaterThan(0);
  });

  it.each(routes)("route %s", async (file) => {
    const handlers = Object.entries(await load(file)).filter(([name]) => METHODS.includes(name));
    expect(handlers.length).toBeGreaterThan(0);
    for (const [name, handler] of handlers)
      expect(isWrapped(handler), `${file} exports a bare ${name}`).toBe(true);
  });

  it.each(actions)("actions %s", async (file) => {
    for (const [name, made] of Object.entries(await load(file))) {
      expect(isWrapped(made), `${file} exports a bare action ${name}`).toBe(true);
    }
  });

  it("no component has an action of its own inside", () => {
    const inline = files.filter(
      (file) => !actions.includes(file) && /^\s+["']use server["']/m.test(read(file)),
    );
    expect(inline).toEqual([]);
  });
});

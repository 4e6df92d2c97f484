/**
 * Which room may import from which: the table of CONTRIBUTING.md as code.
 * A rule looks only at paths and at the words `"use client"`, so it holds for types too.
 */
export type Room =
  | "learn"
  | "content"
  | "publish"
  | "db"
  | "queries"
  | "client"
  | "server"
  | "page"
  | "action"
  | "messages"
  | "outside";

/** Packages that do I/O, tell the time or draw: nothing pure may use them. */
const IMPURE =
  /^(node:|react|next|drizzle-orm|pg$|@electric-sql|nodemailer|pino|rate-limiter-flexible|@tanstack|@base-ui|lucide-react)/;

const MAY: Record<Exclude<Room, "outside">, readonly Room[]> = {
  learn: ["learn"],
  content: ["content", "learn"],
  publish: ["publish", "db", "queries", "learn", "content"],
  db: ["db", "queries", "learn"],
  queries: ["db", "queries", "learn"],
  client: ["client", "action", "learn", "messages"],
  server: ["server", "queries", "db", "learn", "messages"],
  page: ["page", "action", "client", "server", "queries", "learn", "messages"],
  action: ["page", "action", "client", "server", "queries", "learn", "messages"],
  messages: ["messages"],
};

/** The room a file of the project stands in, by its path from the root and its text. */
export function roomOf(path: string, text: string): Room {
  if (path.startsWith("learn/")) return "learn";
  if (path.startsWith("content/")) return "content";
  if (path.startsWith("db/queries/")) return "queries";
  // Commands publish, and tests of the database publish packs of their own.
  if (/^db\/(publish|testing|testing-quizzes|testing-classes)\.ts$/.test(path) || path.startsWith("db/cli/"))
    return "publish";
  if (path.startsWith("db/")) return "db";
  if (path.startsWith("app/_messages/")) return "messages";
  if (path.startsWith("app/_server/")) return "server";
  if (path.startsWith("app/_ui/") || /^\s*["']use client["']/.test(text)) return "client";
  if (/^\s*(\/\*[\s\S]*?\*\/\s*)?["']use server["']/.test(text)) return "action";
  if (path.startsWith("app/")) return "page";
  return "outside";
}

/** Modules a text imports, statically, dynamically or for types only. */
export function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;
  return [...code.matchAll(pattern)].map((match) => match[1] as string);
}

/** Why an import is not allowed, or null where it is. `target` is null for a package. */
export function refusal(
  from: { path: string; room: Room },
  specifier: string,
  target: { path: string; room: Room } | null,
): string | null {
  if (from.room === "outside") return null;
  if (!target) {
    if (from.room === "learn" && IMPURE.test(specifier)) return `learn is pure: it may not use ${specifier}`;
    if (from.room === "content" && /^(react|next|drizzle-orm|pg$|@electric-sql)/.test(specifier)) {
      return `content may not use ${specifier}`;
    }
    // 29 kB of every page's script, for checks the server makes anyway.
    if (from.room === "client" && specifier === "zod") return "zod stays on the server";
    if (from.room !== "server" && /^next-auth/.test(specifier))
      return "next-auth is imported in app/_server/auth.ts only";
    return null;
  }
  if (target.room === "outside") return null;
  if (
    from.room === "server" &&
    target.room === "db" &&
    !/^db\/(client|demo|publish|migrate)\.ts$/.test(target.path)
  ) {
    return "app/_server may use db/queries and db/client only";
  }
  if (MAY[from.room].includes(target.room)) return null;
  return `${from.room} may not import from ${target.room}`;
}

/** Databases for tests: the same contract on PGlite and, where there is one, on Postgres. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/node-postgres";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { v7 as uuidv7 } from "uuid";
import { inject } from "vitest";
import type { Card, Item } from "@/learn/item";
import type { Db } from "./client";
import { migrateEmbedded } from "./migrations";
import { type PublishReport, publishCardsOf } from "./publish";
import { users } from "./schema/accounts";
import { cards } from "./schema/content";
import { makeItems } from "./testing-items";
import { quietPool, withDatabase } from "./testing-setup";

export interface OpenDatabase {
  db: Db;
  /** its URL, for Postgres */
  url: string | null;
  close: () => Promise<void>;
}

/** The databases to run a contract on, each empty and migrated. Use with describe.each; open one for a test file. */
export function testDatabases(): { name: string; open: () => Promise<OpenDatabase> }[] {
  const server = inject("postgres");
  const embedded = { name: "PGlite", open: openPglite };
  return server ? [embedded, { name: "Postgres", open: () => openCopy(server) }] : [embedded];
}

async function openCopy(server: { url: string; template: string }): Promise<OpenDatabase> {
  const name = `zerek_test_${randomBytes(8).toString("hex")}`;
  const admin = quietPool(server.url, 1);
  // Copying a template needs it to be idle; two test files that copy at once take turns.
  await admin.query("select pg_advisory_lock(42)");
  await admin.query(`create database ${name} template ${server.template}`);
  await admin.query("select pg_advisory_unlock(42)");
  const url = withDatabase(server.url, name);
  const pool = quietPool(url, 8);
  return {
    db: drizzle(pool),
    url,
    close: async () => {
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

const ROOT = path.join(import.meta.dirname, "..");

/** An embedded database in memory, from a dump that is made once and kept until migrations or PGlite change. */
async function openPglite(): Promise<OpenDatabase> {
  const client = await PGlite.create({ loadDataDir: new Blob([readFileSync(await template())]) });
  return { db: drizzlePglite(client) as unknown as Db, url: null, close: () => client.close() };
}

async function template(): Promise<string> {
  const hash = createHash("sha256").update(
    readFileSync(path.join(ROOT, "node_modules/@electric-sql/pglite/package.json")),
  );
  const migrations = path.join(ROOT, "db/migrations");
  for (const name of readdirSync(migrations).sort()) {
    if (name.endsWith(".sql")) hash.update(readFileSync(path.join(migrations, name)));
  }
  const folder = path.join(ROOT, "node_modules/.cache/zerek");
  const file = path.join(folder, `pglite-${hash.digest("hex").slice(0, 16)}.tar`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const client = await PGlite.create();
    await migrateEmbedded(client);
    const dump = await client.dumpDataDir("none");
    await client.close();
    const draft = `${file}.${randomBytes(6).toString("hex")}`;
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()));
    renameSync(draft, file); // whole or not at all, whoever else makes it too
  }
  return file;
}

/** A new user, with nothing. */
export async function makeUser(db: Db): Promise<string> {
  const id = uuidv7();
  await db.insert(users).values({ id, email: `${id}@example.org`, name: "Test" });
  return id;
}

/** A card for tests; its answer is what its value is. */
export function makeCard(factId: string, answer: string, extra: Partial<Card> = {}): Card {
  return {
    key: `${factId}#value`,
    factId,
    aspect: "value",
    topicId: "one",
    importance: 2,
    prompt: `What is ${factId}?`,
    answer,
    answerKey: `text:${answer}`,
    context: "as of May 2022",
    explain: "Because.",
    citations: [],
    status: "in-force",
    standing: "in force",
    siblings: factId,
    forms: ["flip"],
    ...extra,
  };
}

type Pack = Parameters<typeof publishCardsOf>[1];

/**
 * Publishes cards as a pack with the topics one, one-b (below one) and two, and with them the items of their quiz
 * forms (`forms` of makeCard; none by default).
 */
export async function publishCards(
  db: Db,
  packId: string,
  cards: readonly Card[],
  now = Date.UTC(2026, 0, 1),
  extra: Partial<Pack["head"]> = {},
  itemsOf: (card: Card) => readonly Item[] = makeItems,
): Promise<PublishReport> {
  const factIds = [...new Map(cards.map((card) => [card.factId, card])).values()];
  const pack = {
    head: {
      id: packId,
      title: `Pack ${packId}`,
      summary: "For tests.",
      version: "1.0.0",
      language: "en",
      asOf: "2022-05-31",
      decks: [],
      ...extra,
    },
    sources: [
      { id: "source", type: "book", short: "S", author: [{ family: "F" }], title: "T", issued: "2022" },
    ],
    topics: [
      { id: "one", title: "One", parent: null, position: 0 },
      { id: "one-b", title: "One, below", parent: "one", position: 1 },
      { id: "two", title: "Two", summary: "The second.", parent: null, position: 2 },
    ],
    entities: new Map(),
    facts: factIds.map((card) => ({
      id: card.factId,
      topic: card.topicId,
      kind: "figure",
      status: card.status,
      importance: card.importance,
      statement: `${card.factId} is ${card.answer}.`,
    })),
  } as unknown as Pack;
  return publishCardsOf(db, pack, cards, now, itemsOf);
}

/** Publishes a pack of four cards and gives their numbers. */
export async function publishFour(db: Db): Promise<number[]> {
  await publishCards(
    db,
    "pack",
    Array.from({ length: 4 }, (_, n) => makeCard(`f${n}`, `${n}`)),
  );
  return (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
}

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { users } from "./schema/accounts";
import { quietPool, withDatabase } from "./testing-setup";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(os.tmpdir(), "zerek-data-"));

/** The module as another bundle of the same server would have it. */
async function anotherBundle() {
  vi.resetModules();
  return import("./client");
}

describe("the embedded database", () => {
  beforeAll(() => {
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("ZEREK_DATA_DIR", folder);
  });
  afterAll(async () => {
    await (await anotherBundle()).closeDb();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const survivor = uuidv7();

  it("keeps what a process wrote that was killed on the spot", { timeout: 120_000 }, async () => {
    const code = `import { getDb } from "./db/client.ts"; import { users } from "./db/schema/accounts.ts";
      const db = await getDb();
      await db.insert(users).values({ id: "${survivor}", email: "a@example.org", name: "A" });
      process.stdout.write("written"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    const db = await (await anotherBundle()).getDb();
    expect(await db.select({ id: users.id }).from(users)).toEqual([{ id: survivor }]);
  });

  it("is one for all bundles of a server: each sees the other's rows", async () => {
    const [one, two] = [await anotherBundle(), await anotherBundle()];
    expect(one.getDb).not.toBe(two.getDb);
    const [a, b] = await Promise.all([one.getDb(), two.getDb()]);
    const id = uuidv7();
    await a.insert(users).values({ id, email: `${id}@example.org`, name: "B" });
    expect(await b.select({ name: users.name }).from(users).where(eq(users.id, id))).toEqual([{ name: "B" }]);
  });

  it("is refused to a second process, which says why and ends", { timeout: 120_000 }, async () => {
    const second = run(process.execPath, ["--import", "tsx", "db/cli/migrate.ts"]);
    await expect(second).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`The database folder ${folder} is in use by process ${process.pid}`),
    });
  });

  it("lets go of the folder when it is closed, and opens again", { timeout: 120_000 }, async () => {
    const { closeDb, getDb } = await anotherBundle();
    await closeDb();
    expect(existsSync(path.join(folder, "pglite.lock"))).toBe(false);
    expect(await (await getDb()).$count(users)).toBe(2);
  });

  it("does not wait for itself when queries get the transaction", async () => {
    const db = await (await anotherBundle()).getDb();
    const { getSettings, saveSettings } = await import("./queries/settings");
    const { listDecks } = await import("./queries/decks");
    const kept = await db.transaction(async (tx) => {
      await saveSettings(tx, survivor, { rolloverHour: 7 });
      await listDecks(tx, survivor, Date.now());
      return getSettings(tx, survivor);
    });
    expect(kept.rolloverHour).toBe(7);
  });

  it("is guarded by a lint rule against the database inside a transaction of its own", () => {
    const { rules } = JSON.parse(readFileSync("biome.json", "utf8")).linter;
    expect(rules.nursery.noDrizzleDbObjectInsideTransaction).toEqual({
      level: "error",
      options: { drizzleObjectName: ["db"] },
    });
  });
});

describe("a Postgres named by DATABASE_URL", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("that does not answer is an error that names the variable, and is tried again", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nowhere");
    const { openPostgres } = await anotherBundle();
    await expect(openPostgres(process.env.DATABASE_URL as string)).rejects.toThrow(
      /DATABASE_URL.*ECONNREFUSED/,
    );
    await expect(openPostgres(process.env.DATABASE_URL as string)).rejects.toThrow(/DATABASE_URL/);
  });

  const server = inject("postgres");
  // Where the machine has no Postgres there is nothing to skip: the databases of the contract suite are the same.
  for (const { url: serverUrl } of server ? [server] : [])
    it("is migrated once by nodes that start at the same moment", async () => {
      const name = `zerek_test_${uuidv7().replaceAll("-", "")}`;
      const admin = quietPool(serverUrl, 1);
      await admin.query(`create database ${name}`);
      const { openPostgres } = await anotherBundle();
      const url = withDatabase(serverUrl, name);
      const nodes = await Promise.all([1, 2, 3].map(() => openPostgres(url, 2)));
      const [first] = nodes;
      const applied = await first?.db.execute(
        sql`select count(distinct hash)::int as kinds, count(*)::int as n from drizzle.__drizzle_migrations`,
      );
      expect(applied?.rows[0]?.n).toBe(applied?.rows[0]?.kinds);
      for (const node of nodes) await node.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    });
});

/**
 * Run by `npm start` before serving: migrates, publishes every pack that changed and, with --demo, makes the
 * demo accounts. Sends who they are to the process that started it.
 */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { hash } from "@node-rs/argon2";
import { loadPack } from "@/content/load-pack";
import { formatProblem } from "@/content/problem";
import { closeDb, getDb } from "../client";
import { ensureDemo } from "../demo";
import { publishPack } from "../publish";
import { DEMO_PASSWORD, demoUsers } from "../queries/users";

const PACKS = path.join(import.meta.dirname, "..", "..", "content", "packs");

try {
  const db = await getDb();
  for (const name of await readdir(PACKS)) {
    const { pack, problems } = await loadPack(path.join(PACKS, name));
    if (!pack) {
      for (const problem of problems) console.error(formatProblem(problem, `content/packs/${name}/`));
      throw new Error(
        `The pack ${name} was not published: mend the ${problems.length} problems above first.`,
      );
    }
    const report = await publishPack(db, pack, Date.now());
    if (!report.upToDate) console.log(`Published ${report.packId} ${report.version}.`);
  }
  const demo = process.argv.includes("--demo");
  // Without parameters: argon2id with the package's, which are those of OWASP; a hash names its own.
  if (demo) await ensureDemo(db, DEMO_PASSWORD, (password) => hash(password), Date.now());
  process.send?.({ demoUsers: demo ? await demoUsers(db) : [], demoPassword: DEMO_PASSWORD });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await closeDb();
}

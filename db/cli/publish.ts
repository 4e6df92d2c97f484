/** `npm run db:publish [-- PACK_DIR …]`: checks packs and publishes them; without PACK_DIR all of content/packs. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { loadPack } from "@/content/load-pack";
import { formatProblem } from "@/content/problem";
import { closeDb, getDb } from "../client";
import { publishPack } from "../publish";

const PACKS = path.join(import.meta.dirname, "..", "..", "content", "packs");
const given = process.argv.slice(2);
const folders = given.length > 0 ? given : (await readdir(PACKS)).map((name) => path.join(PACKS, name));

try {
  for (const folder of folders) {
    const { pack, problems } = await loadPack(folder);
    if (!pack) {
      for (const problem of problems) console.error(formatProblem(problem, `${folder}/`));
      throw new Error(`${folder} was not published: mend the ${problems.length} problems above first.`);
    }
    const began = Date.now();
    const { packId, version, upToDate, facts, cards, items, decks } = await publishPack(
      await getDb(),
      pack,
      began,
    );
    console.log(
      `${packId} ${version}${upToDate ? ": nothing has changed" : ` published in ${Date.now() - began} ms`}`,
    );
    if (!upToDate) console.table({ facts, cards, items, decks });
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await closeDb();
}

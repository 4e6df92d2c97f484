/** npm run content:check [-- PACK_DIR]: prints every problem of a pack (of all packs without PACK_DIR); exits 1 if there is any. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { readDraft } from "../load-pack";
import { formatProblem } from "../problem";
import { summarize } from "../summary";

const PACKS = path.join(import.meta.dirname, "..", "packs");

const folders =
  process.argv[2] === undefined
    ? (await readdir(PACKS)).map((name) => path.join(PACKS, name))
    : [process.argv[2]];
let bad = 0;
for (const folder of folders) {
  const { draft, problems } = await readDraft(folder);
  const prefix = `${path.relative(process.cwd(), path.resolve(folder))}/`;
  for (const problem of problems) console.error(formatProblem(problem, prefix));
  bad += problems.length;
  console.log(summarize(draft));
  console.log(
    problems.length === 0
      ? "No problems.\n"
      : `${problems.length} ${problems.length === 1 ? "problem" : "problems"} above.\n`,
  );
}
process.exitCode = bad > 0 ? 1 : 0;

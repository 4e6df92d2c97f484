/** npm run content:verify -- FILE [PACK_DIR [SOURCE_ID]]: holds a pack against its source's text; exits 1 if anything differs. */
import path from "node:path";
import { readDraft, readSourceText } from "../load-pack";
import { formatProblem } from "../problem";
import { verifyPack } from "../verify/verify";

const [file, folder = path.join(import.meta.dirname, "..", "packs", "kazakhstan-2022"), sourceId] =
  process.argv.slice(2);
if (file === undefined) {
  console.error("Give the text file of the source: npm run content:verify -- FILE [PACK_DIR [SOURCE_ID]]");
  process.exit(2);
}
const text = await readSourceText(file);
if (text === null) {
  console.error(`The file ${file} cannot be read: give the path of a text file in UTF-8.`);
  process.exit(2);
}
const { draft, problems: unsound } = await readDraft(folder);
const source = sourceId ?? draft.sources[0]?.it.id ?? "";
const problems = verifyPack(draft, source, text);
const prefix = `${path.relative(process.cwd(), path.resolve(folder))}/`;
for (const problem of problems) console.error(formatProblem(problem, prefix));
if (unsound.length > 0)
  console.error(
    `The pack has ${unsound.length} problems of its own: see npm run content:check. Facts that cannot be read were not verified.`,
  );
console.log(
  `${draft.facts.length} facts held against "${source}" (${file}): ${problems.length === 0 ? "all of it stands in the cited lines" : `${problems.length} differences`}.`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

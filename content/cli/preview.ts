/** npm run content:preview [-- PACK_DIR]: writes .data/preview.html, a proof sheet of every fact, card and form. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { packOf } from "../draft";
import { indexPack } from "../generator/pack-index";
import { previewPage } from "../generator/preview";
import { readDraft } from "../load-pack";

const PACK = path.join(import.meta.dirname, "..", "packs", "kazakhstan-2022");

const { draft, problems } = await readDraft(process.argv[2] ?? PACK);
const pack = packOf(draft);
if (!pack) {
  console.error("The pack cannot be read well enough to print it. Run content:check for the problems.");
  process.exitCode = 1;
} else {
  const target = path.join(process.env.ZEREK_DATA_DIR ?? ".data", "preview.html");
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, previewPage(indexPack(pack), problems));
  console.log(path.resolve(target));
}

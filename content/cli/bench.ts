/** npm run bench:content [-- COUNT…]: seconds and peak memory to load, check and generate made-up packs, each in a process of its own. */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkDraft } from "../check/check-draft";
import { packOf } from "../draft";
import { generateCards } from "../generator/generate";
import { readFolder } from "../load-pack";
import { parsePack } from "../parse-pack";
import { syntheticFiles } from "../synthetic";

const WRITE = "--write";
const ONE = "--one";
const args = process.argv.slice(2);
if (args[0] === WRITE) await write(Number(args[1]), args[2] as string);
else if (args[0] === ONE) await measure(args[1] as string);
else await all(args.length > 0 ? args.map(Number) : [1_000, 10_000, 100_000]);

async function all(counts: readonly number[]): Promise<void> {
  console.log("   facts   load s  check s  generate s  total s  of CPU s   peak MB     cards");
  for (const count of counts) {
    const folder = await mkdtemp(path.join(tmpdir(), "zerek-bench-"));
    try {
      self(WRITE, String(count), folder);
      console.log(self(ONE, folder).trimEnd());
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function self(...args: string[]): string {
  return execFileSync(process.execPath, [...process.execArgv, process.argv[1] as string, ...args], {
    encoding: "utf8",
  });
}

async function write(count: number, folder: string): Promise<void> {
  await Promise.all(["entities", "facts"].map((name) => mkdir(path.join(folder, name))));
  for (const { path: name, bytes } of syntheticFiles(count))
    await writeFile(path.join(folder, name), bytes ?? "");
}

async function measure(folder: string): Promise<void> {
  const before = cpu();
  const times = [performance.now()];
  const lap = () => times.push(performance.now());
  const { files } = await readFolder(folder);
  const { draft, problems } = parsePack(files);
  lap();
  problems.push(...checkDraft(draft));
  lap();
  const pack = packOf(draft);
  if (!pack || problems.length > 0)
    throw new Error(`The made-up pack is not sound: ${JSON.stringify(problems[0])}`);
  const cards = generateCards(pack);
  lap();
  const seconds = (from: number, to: number) =>
    (((times[to] as number) - (times[from] as number)) / 1000).toFixed(2);
  const columns = [
    pack.facts.length,
    seconds(0, 1),
    seconds(1, 2),
    seconds(2, 3),
    seconds(0, 3),
    (cpu() - before).toFixed(2),
    Math.round(process.resourceUsage().maxRSS / 1024),
    cards.length,
  ];
  console.log(
    columns
      .map((column, index) => String(column).padStart([8, 9, 9, 12, 9, 10, 10, 10][index] as number))
      .join(""),
  );
}

/** Seconds of processor time of this process, garbage collection included: tells a slow program from a busy machine. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

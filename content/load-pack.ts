/** Reading packs from disk: the only input and output of content. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { checkDraft } from "./check/check-draft";
import { type Draft, packOf } from "./draft";
import type { Pack } from "./pack";
import { parsePack } from "./parse-pack";
import { MAX_FILE_BYTES, type PackFile } from "./parse-yaml";
import { byPlace, type Problem } from "./problem";

export interface LoadedPack {
  /** null when there is any problem */
  pack: Pack | null;
  problems: Problem[];
}

/** Loads and checks the pack in a folder. Bad content is answered as problems, ordered by place; nothing is thrown for it. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const { draft, problems } = await readDraft(folder);
  return { pack: problems.length === 0 ? packOf(draft) : null, problems };
}

/** As loadPack, but gives what could be read even where there are problems, for authors' tools. */
export async function readDraft(folder: string): Promise<{ draft: Draft; problems: Problem[] }> {
  const { files, problems } = await readFolder(folder);
  return checkFiles(files, problems);
}

/** Parses and checks files that are in memory already. */
export function checkFiles(
  files: readonly PackFile[],
  earlier: readonly Problem[] = [],
): { draft: Draft; problems: Problem[] } {
  const parsed = parsePack(files);
  const problems = [...earlier, ...parsed.problems, ...checkDraft(parsed.draft)];
  return { draft: parsed.draft, problems: problems.sort(byPlace) };
}

const MAX_FILES = 5_000;

/** The files of a pack folder, sorted by path; unreadable folders are a problem. */
export async function readFolder(folder: string): Promise<{ files: PackFile[]; problems: Problem[] }> {
  let names: string[];
  try {
    names = await listFiles(folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      files: [],
      problems: [
        {
          file: ".",
          line: 1,
          code: "folder-unreadable",
          message: `The folder ${folder} cannot be read: ${why}`,
          mend: "Give the path of a pack's folder.",
        },
      ],
    };
  }
  if (names.length > MAX_FILES) {
    return {
      files: [],
      problems: [
        {
          file: ".",
          line: 1,
          code: "too-many-files",
          message: `The folder holds ${names.length} files; at most ${MAX_FILES} are read.`,
          mend: "Split the pack.",
        },
      ],
    };
  }
  const files: PackFile[] = [];
  const problems: Problem[] = [];
  for (const name of names.sort()) {
    try {
      files.push(await readOne(folder, name));
    } catch (error) {
      problems.push({
        file: name,
        line: 1,
        code: "file-unreadable",
        message: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        mend: "Mend its permissions or what it links to, or remove it.",
      });
    }
  }
  return { files, problems };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

async function readOne(folder: string, name: string): Promise<PackFile> {
  const full = path.join(folder, name);
  const { size } = await stat(full);
  return { path: name, size, bytes: size > MAX_FILE_BYTES ? null : await readFile(full) };
}

/** The text of a source for verification, or null where it cannot be read. */
export async function readSourceText(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return null;
  }
}

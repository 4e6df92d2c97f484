/** YAML text to plain data, with every complaint at its line. Only the core schema, no tags, few aliases, bounded depth. */

import type { DataPath } from "./data-path";
import { MAX_DEPTH } from "./depth";
import type { Problem } from "./problem";
import { readFast } from "./yaml-fast";
import { lineFinder, readTree, type Say, sayTooDeep } from "./yaml-tree";

/** The largest file an author may write, in bytes. */
export const MAX_FILE_BYTES = 1_000_000;
/** More brackets open at once than any author writes, and few enough for a recursive parser. */
const MAX_BRACKETS = 100;
const MAX_INDENT = 200;

/** A file of a pack as found on disk; `bytes` is null where the file is larger than MAX_FILE_BYTES. */
export interface PackFile {
  /** Path inside the pack folder, with forward slashes. */
  path: string;
  size: number;
  bytes: Uint8Array | null;
}

export interface ParsedFile {
  path: string;
  data: unknown;
  /** The 1-based line of the node at a path, or of its nearest existing ancestor. Slow on first use only. */
  lineOf(path: DataPath): number;
}

/** Parses one file; data is undefined when it could not be read at all. */
export function parseYamlFile(file: PackFile): { parsed: ParsedFile; problems: Problem[] } {
  const problems: Problem[] = [];
  const say = (line: number, code: string, message: string, mend: string) =>
    problems.push({ file: file.path, line, code, message, mend });
  const nothing = { parsed: { path: file.path, data: undefined, lineOf: () => 1 }, problems };

  if (file.bytes === null || file.size > MAX_FILE_BYTES) {
    say(
      1,
      "file-too-big",
      `The file has ${mb(file.size)} MB; at most ${mb(MAX_FILE_BYTES)} MB are read.`,
      "Split it into several files of one topic each.",
    );
    return nothing;
  }
  const text = decode(file.bytes, say);
  if (text === null) return nothing;
  if (text.trim() === "") {
    say(1, "file-empty", "The file is empty.", "Write its content, or delete the file.");
    return nothing;
  }
  const { absurdAt, mayBeDeep } = scanDepth(text);
  if (absurdAt !== null) {
    sayTooDeep(say, absurdAt);
    return nothing;
  }
  const fast = mayBeDeep ? null : readFast(text);
  const read = fast === null ? readTree(text, say) : { data: fast.data, lineOf: lineFinder(text) };
  return { parsed: { path: file.path, ...read }, problems };
}

function decode(bytes: Uint8Array, say: Say): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    say(1, "file-encoding", "The file is UTF-16.", "Save it as UTF-8.");
    return null;
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    say(
      lineAt(bytes, zero),
      "file-binary",
      "The file holds zero bytes: it is not text.",
      "Replace it by a YAML text file in UTF-8.",
    );
    return null;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    say(1, "file-encoding", "The file is not valid UTF-8.", "Save it as UTF-8.");
    return null;
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 10) line++;
  return line;
}

/**
 * Looks at characters only, in one pass: the line on which brackets or indentation go absurdly deep, so that no
 * recursive parser is given what would overflow its stack; and whether the data may be deeper than MAX_DEPTH at all.
 */
function scanDepth(text: string): { absurdAt: number | null; mayBeDeep: boolean } {
  let line = 1;
  let open = 0;
  let deepest = 0;
  let indent = 0;
  let widest = 0;
  let leading = true;
  for (let i = 0; i < text.length; i++) {
    const mark = text.charCodeAt(i);
    if (mark === NEW_LINE) {
      line++;
      indent = 0;
      leading = true;
      continue;
    }
    // Dashes, question marks and colons before the first word of a line each open a level, as indentation does.
    if (leading) {
      leading = mark === 0x20 || mark === 0x2d || mark === 0x3f || mark === 0x3a || mark === 0x09;
      if (leading && ++indent > widest) widest = indent;
    }
    if (mark === 0x5b || mark === 0x7b) {
      if (++open > deepest) deepest = open;
    } else if ((mark === 0x5d || mark === 0x7d) && open > 0) open--;
    if (open > MAX_BRACKETS || indent >= MAX_INDENT) return { absurdAt: line, mayBeDeep: true };
  }
  return { absurdAt: null, mayBeDeep: deepest + widest >= MAX_DEPTH };
}

const NEW_LINE = 10;

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** YAML text to plain data, with every complaint at its line. Only the core schema, no tags, few aliases, bounded depth. */
import { LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { Problem } from "./problem";

/** A path into parsed data: keys of maps and indices of lists. */
export type DataPath = readonly (string | number)[];

/** The largest file an author may write, in bytes. */
export const MAX_FILE_BYTES = 1_000_000;
const MAX_DEPTH = 24;
/** More brackets open at once than any author writes, and few enough for a recursive parser. */
const MAX_BRACKETS = 100;
const MAX_ALIASES = 50;
/** One slip makes many complaints further down: only the first few help. */
const MAX_COMPLAINTS = 5;

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
  const depth = nestingLine(text);
  if (depth !== null) {
    sayTooDeep(say, depth);
    return nothing;
  }
  return { parsed: { path: file.path, ...parseText(text, say) }, problems };
}

function sayTooDeep(say: Say, line: number): void {
  say(
    line,
    "too-deep",
    `The data is nested more than ${MAX_DEPTH} levels deep.`,
    "Nothing in a pack needs such depth: look for brackets that are not closed.",
  );
}

type Say = (line: number, code: string, message: string, mend: string) => void;

function parseText(text: string, say: Say): { data: unknown; lineOf(path: DataPath): number } {
  const { document, lines } = parseTree(text);
  for (const error of [...document.errors, ...document.warnings].slice(0, MAX_COMPLAINTS)) {
    const { code, mend } = yamlMend(error.code, error.message);
    say(lines.linePos(error.pos[0]).line, code, firstLine(error.message), mend);
  }
  const lineOf = (path: DataPath) => lineIn(document.contents, lines, path);
  if (document.errors.length > 0 || document.warnings.length > 0) return { data: undefined, lineOf };
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    const deep = deepPath(data);
    if (deep === null) return { data, lineOf };
    sayTooDeep(say, lineOf(deep));
    return { data: undefined, lineOf };
  } catch (error) {
    const message = firstLine(String(error));
    const alias = /\): (.+)$/.exec(message)?.[1];
    const line = alias === undefined ? 1 : text.slice(0, text.indexOf(`*${alias}`)).split("\n").length;
    const mend = `Write the values out: at most ${MAX_ALIASES} aliases (*name) are followed in a file.`;
    say(line, "yaml-aliases", message, mend);
    return { data: undefined, lineOf };
  }
}

function parseTree(text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    version: "1.2",
    merge: false,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    resolveKnownTags: false,
  });
  return { document, lines };
}

function yamlMend(code: string, message: string): { code: string; mend: string } {
  switch (code) {
    case "DUPLICATE_KEY":
      return { code: "yaml-duplicate-key", mend: "Keep one of the two keys." };
    case "TAG_RESOLVE_FAILED":
      return { code: "yaml-tag", mend: "Remove the tag (!…): a pack is plain data." };
    case "TAB_AS_INDENT":
      return { code: "yaml-tab", mend: "Indent with spaces, not tabs." };
    case "MULTIPLE_DOCS":
      return { code: "yaml-many-documents", mend: "Remove the line --- : a file holds one document." };
    case "NON_STRING_KEY":
      return { code: "yaml-key", mend: "Write a plain word as key." };
    case "RESOURCE_EXHAUSTION":
      return {
        code: "too-deep",
        mend: "Nothing in a pack needs such depth: look for brackets that are not closed.",
      };
    default:
      return /alias/i.test(message)
        ? { code: "yaml-aliases", mend: "Write the value out instead of using an alias." }
        : {
            code: "yaml-syntax",
            mend: "Mend the YAML here; quote text that holds a colon and a space or starts with a special character.",
          };
  }
}

/** The line of the key (or list item) at `path`; where a part is missing, of the last part found. */
function lineIn(root: ParsedNode | null, lines: LineCounter, path: DataPath): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    const step = child(node, part);
    if (step === null) break;
    offset = step.offset;
    node = step.node;
  }
  return Math.max(1, lines.linePos(offset).line);
}

function child(node: unknown, part: string | number): { node: unknown; offset: number } | null {
  if (typeof node !== "object" || node === null || !("items" in node)) return null;
  const items = node.items as unknown[];
  if (typeof part === "number") {
    const item = items[part] as { range?: [number, number, number] } | undefined;
    return item?.range ? { node: item, offset: item.range[0] } : null;
  }
  for (const item of items as {
    key?: { value?: unknown; range?: [number, number, number] };
    value?: unknown;
  }[]) {
    if (item.key?.value === part && item.key.range) return { node: item.value, offset: item.key.range[0] };
  }
  return null;
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
 * The line on which brackets or indentation go absurdly deep, or null. Looks at characters only, so that the
 * recursive parser is never given what would overflow its stack; MAX_DEPTH itself is checked on the data.
 */
function nestingLine(text: string): number | null {
  let line = 0;
  let open = 0;
  for (const row of text.split("\n")) {
    line++;
    if (/^\s{200}/.test(row) || /^\s*(?:[-?:]\s+){25}/.test(row)) return line;
    for (let i = 0; i < row.length; i++) {
      const mark = row.charCodeAt(i);
      if (mark === 0x5b || mark === 0x7b) open++;
      else if ((mark === 0x5d || mark === 0x7d) && open > 0) open--;
      if (open > MAX_BRACKETS) return line;
    }
  }
  return null;
}

/** The path at which data goes deeper than MAX_DEPTH, or null. Bounded even for data that holds itself. */
function deepPath(data: unknown, path: (string | number)[] = []): DataPath | null {
  if (typeof data !== "object" || data === null) return null;
  if (path.length >= MAX_DEPTH) return path;
  for (const [key, value] of Object.entries(data)) {
    const found = deepPath(value, [...path, Array.isArray(data) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}

function firstLine(message: string): string {
  return (
    message
      .replace(/^\w*Error: /, "")
      .split("\n")[0]
      ?.trim() ?? message
  );
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** YAML by the thorough parser, which knows the place of everything; an order of magnitude slower than yaml-fast.ts. */
import { LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { DataPath } from "./data-path";
import { isDeep, MAX_DEPTH } from "./depth";

/** Reports a problem at a 1-based line. */
export type Say = (line: number, code: string, message: string, mend: string) => void;

const MAX_ALIASES = 50;
/** One slip makes many complaints further down: only the first few help. */
const MAX_COMPLAINTS = 5;

/** A finder of lines that parses the text when it is first asked: most files are never asked. */
export function lineFinder(text: string): (path: DataPath) => number {
  let find: ((path: DataPath) => number) | undefined;
  return (path) => {
    find ??= readTree(text, () => {}).lineOf;
    return find(path);
  };
}

export function sayTooDeep(say: Say, line: number): void {
  say(
    line,
    "too-deep",
    `The data is nested more than ${MAX_DEPTH} levels deep.`,
    "Nothing in a pack needs such depth: look for brackets that are not closed.",
  );
}

/** Data and lines of a YAML text; every complaint is said at its line, and then data is undefined. */
export function readTree(text: string, say: Say): { data: unknown; lineOf(path: DataPath): number } {
  const { document, lines } = parseTree(text);
  for (const error of [...document.errors, ...document.warnings].slice(0, MAX_COMPLAINTS)) {
    const { code, mend } = yamlMend(error.code, error.message);
    say(lines.linePos(error.pos[0]).line, code, firstLine(error.message), mend);
  }
  const lineOf = (path: DataPath) => lineIn(document.contents, lines, path);
  if (document.errors.length > 0 || document.warnings.length > 0) return { data: undefined, lineOf };
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (!isDeep(data)) return { data, lineOf };
    sayTooDeep(say, lineOf(deepPath(data) ?? []));
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

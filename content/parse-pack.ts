/** Files of a pack to a draft: YAML, then the schema of each part. Pure. */
import { z } from "zod";
import type { DataPath } from "./data-path";
import type { Draft, Located } from "./draft";
import { factSchema } from "./fact";
import { idSchema } from "./fields";
import { entitySchema, packSchema, sourceSchema, type TopicInput, topicSchema } from "./pack";
import { type PackFile, type ParsedFile, parseYamlFile } from "./parse-yaml";
import type { Problem } from "./problem";
import { schemaProblems } from "./schema-problems";

/** Reads every file; things that break their schema are left out of the draft and have their problems. */
export function parsePack(files: readonly PackFile[]): { draft: Draft; problems: Problem[] } {
  const problems: Problem[] = [];
  const draft: Draft = {
    head: null,
    sources: [],
    topics: [],
    entities: [],
    facts: [],
    factFiles: [],
    unread: new Set(),
  };
  for (const required of ["pack.yaml", "sources.yaml", "topics.yaml"]) {
    if (!files.some(({ path }) => path === required)) problems.push(missing(required));
  }
  if (!files.some(({ path }) => FACTS.test(path))) problems.push(missing("facts/<topic>.yaml"));

  for (const file of files) {
    const read = readerFor(file.path);
    if (!read) {
      problems.push(stray(file.path));
      continue;
    }
    const { parsed, problems: found } = parseYamlFile(file);
    for (const problem of found) problems.push(problem);
    if (found.length === 0) read({ draft, file: parsed, problems });
  }
  return { draft, problems };
}

interface Reading {
  draft: Draft;
  file: ParsedFile;
  problems: Problem[];
}

const FACTS = /^facts\/[^/]+\.yaml$/;
const ENTITIES = /^entities\/[^/]+\.yaml$/;

function readerFor(path: string): ((reading: Reading) => void) | null {
  if (path === "pack.yaml") return readHead;
  if (path === "sources.yaml")
    return (reading) => reading.draft.sources.push(...readList(reading, sourceSchema));
  if (path === "topics.yaml") return readTopics;
  if (ENTITIES.test(path)) return (reading) => push(reading.draft.entities, readList(reading, entitySchema));
  if (FACTS.test(path)) return readFacts;
  return null;
}

function readHead(reading: Reading): void {
  const head = readOne(reading, packSchema, reading.file.data, []);
  if (head) reading.draft.head = head;
}

function readTopics(reading: Reading): void {
  const walk = (topic: TopicInput, parent: string | null, path: DataPath) => {
    const { id, title, summary, children } = topic;
    reading.draft.topics.push({
      it: { id, title, summary, parent, position: reading.draft.topics.length },
      at: { file: reading.file, path },
    });
    children?.forEach((child, index) => {
      walk(child, id, [...path, "children", index]);
    });
  };
  for (const { it, at } of readList(reading, topicSchema)) walk(it, null, at.path);
}

const factFileHead = z.strictObject({
  topic: idSchema.optional(),
  facts: z.array(z.unknown()).min(1, "a file holds at least one fact"),
});

function readFacts(reading: Reading): void {
  const file = readOne(reading, factFileHead, reading.file.data, []);
  if (!file) return;
  reading.draft.factFiles.push(file);
  file.it.facts.forEach((raw, index) => {
    const data = isRecord(raw) && file.it.topic !== undefined ? { topic: file.it.topic, ...raw } : raw;
    const fact = readOne(reading, factSchema, data, ["facts", index]);
    if (fact) reading.draft.facts.push(fact);
  });
}

function readList<T>(reading: Reading, schema: z.ZodType<T>): Located<T>[] {
  const list = readOne(reading, z.array(z.unknown()), reading.file.data, []);
  return (list?.it ?? []).flatMap((raw, index) => readOne(reading, schema, raw, [index]) ?? []);
}

function readOne<T>(
  { draft, file, problems }: Reading,
  schema: z.ZodType<T>,
  data: unknown,
  path: DataPath,
): Located<T> | null {
  const result = schema.safeParse(data);
  if (result.success) return { it: result.data, at: { file, path } };
  if (isRecord(data) && typeof data.id === "string") draft.unread.add(data.id);
  push(problems, schemaProblems(result.error, file, path, data));
  return null;
}

/** Appends without spreading, which would overflow the stack for long lists. */
function push<T>(list: T[], more: readonly T[]): void {
  for (const each of more) list.push(each);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function missing(path: string): Problem {
  return {
    file: path,
    line: 1,
    code: "file-missing",
    message: `The pack has no ${path}.`,
    mend: `Write ${path}; content/README.md shows what goes into it.`,
  };
}

function stray(path: string): Problem {
  return {
    file: path,
    line: 1,
    code: "file-unexpected",
    message: `Nothing reads ${path}.`,
    mend: "Move it out of the pack, or name it pack.yaml, sources.yaml, topics.yaml, entities/<name>.yaml or facts/<name>.yaml.",
  };
}

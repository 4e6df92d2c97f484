/** A pack as far as it could be read: what the checks look at. */

import type { DataPath } from "./data-path";
import type { Fact } from "./fact";
import type { Entity, Pack, PackHead, Source, Topic } from "./pack";
import type { ParsedFile } from "./parse-yaml";
import type { Problem } from "./problem";

/** Where something stands: a file and the path of its data in it. */
interface Origin {
  file: ParsedFile;
  path: DataPath;
}
export interface Located<T> {
  it: T;
  at: Origin;
}

/** Everything read, in file order; things that broke their schema are missing and have their problem. */
export interface Draft {
  head: Located<PackHead> | null;
  sources: Located<Source>[];
  topics: Located<Topic>[];
  entities: Located<Entity>[];
  facts: Located<Fact>[];
  /** The files of facts and the topic each gives to its facts. */
  factFiles: Located<{ topic?: string | undefined }>[];
  /** Ids of things that broke their schema: naming one of these is not a second mistake. */
  unread: Set<string>;
}

/** Collects problems; `sub` is the path below the thing's own place. */
export type Report = (
  thing: Located<unknown>,
  sub: DataPath,
  code: string,
  message: string,
  mend: string,
) => void;

/** One rule family: reports what it finds wrong. Sees only things that match their schema. */
export type Rule = (draft: Draft, report: Report) => void;

/** A Report that turns origins into lines and adds the problems to a list. */
export function reporter(problems: Problem[]): Report {
  return ({ it, at }, sub, code, message, mend) => {
    const factId = isFact(it) ? it.id : undefined;
    problems.push({
      file: at.file.path,
      line: at.file.lineOf([...at.path, ...sub]),
      factId,
      code,
      message,
      mend,
    });
  };
}

/** The pack of a draft as far as it goes; null without a pack.yaml that can be read. */
export function packOf(draft: Draft): Pack | null {
  if (!draft.head) return null;
  return {
    head: draft.head.it,
    sources: draft.sources.map(({ it }) => it),
    topics: draft.topics.map(({ it }) => it),
    entities: new Map(draft.entities.map(({ it }) => [it.id, it])),
    facts: draft.facts.map(({ it }) => it),
  };
}

function isFact(it: unknown): it is Fact {
  return typeof it === "object" && it !== null && "statement" in it;
}

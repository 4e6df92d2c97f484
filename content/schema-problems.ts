/** What Zod complains of, as problems with line and mend. */
import type { z } from "zod";
import type { DataPath } from "./data-path";
import type { ParsedFile } from "./parse-yaml";
import type { Problem } from "./problem";

type Issue = z.core.$ZodIssue;

/** One problem for each thing wrong in `data`, which stands at `path` of `file` and breaks `schema`. */
export function schemaProblems(
  error: z.ZodError,
  file: ParsedFile,
  path: DataPath,
  data: unknown,
): Problem[] {
  const factId = file.path.startsWith("facts/") ? idOf(data) : undefined;
  return error.issues.flatMap((issue) =>
    flatten(issue, data).map(({ issue: inner, path: below }): Problem => {
      const { code, message, mend } = explain(inner, below, valueAt(data, below));
      const missing = code === "field-missing" ? below.slice(0, -1) : below;
      const unknownKey = inner.code === "unrecognized_keys" ? [...below, inner.keys[0] as string] : missing;
      return { file: file.path, line: file.lineOf([...path, ...unknownKey]), factId, code, message, mend };
    }),
  );
}

interface Placed {
  issue: Issue;
  path: (string | number)[];
}

/** A union's complaint is that of the alternative that came closest: which has the fewest and deepest complaints. */
function flatten(issue: Issue, data: unknown, prefix: (string | number)[] = []): Placed[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ issue, path }];
  const input = valueAt(data, path);
  if (input === undefined) return [{ issue, path }];
  const near = issue.errors
    .map((issues) => ({ issues, cost: issues.reduce((sum, each) => sum + cost(each), 0) }))
    .sort((a, b) => a.cost - b.cost)[0];
  if (!near || near.cost >= HOPELESS || near.issues.every(({ code }) => code === "invalid_value")) {
    return [{ issue, path }];
  }
  return near.issues.flatMap((inner) => flatten(inner, data, path));
}

const HOPELESS = 10;

/** How far an alternative is from what was written: a wrong outer type rules it out. */
function cost(issue: Issue): number {
  return issue.path.length === 0 && issue.code === "invalid_type" ? HOPELESS : 1;
}

function explain(
  issue: Issue,
  path: DataPath,
  value: unknown,
): { code: string; message: string; mend: string } {
  const field = path.length === 0 ? "the entry" : `"${path.join(".")}"`;
  const last = String(path[path.length - 1] ?? "entry");
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        code: "field-unknown",
        message: `${field === "the entry" ? "The entry" : field} has unknown ${issue.keys.length > 1 ? "fields" : "field"} ${issue.keys.map((key) => `"${key}"`).join(", ")}.`,
        mend: `Remove it or mend its spelling; content/README.md lists the fields.`,
      };
    case "invalid_type":
      return value === undefined
        ? {
            code: "field-missing",
            message: `The field ${field} is missing.`,
            mend: `Write ${last}: with a ${issue.expected}.`,
          }
        : {
            code: "field-type",
            message: `The field ${field} is ${show(value)}, which is not a ${issue.expected}.`,
            mend: `Write a ${issue.expected}; quote text that looks like a number or a date.`,
          };
    case "invalid_value":
      return value === undefined
        ? {
            code: "field-missing",
            message: `The field ${field} is missing.`,
            mend: `Write ${last}: with one of ${issue.values.join(", ")}.`,
          }
        : {
            code: "field-value",
            message: `The field ${field} is ${show(value)}, which is not allowed.`,
            mend: `Write one of ${issue.values.join(", ")}.`,
          };
    case "invalid_union":
      return value === undefined
        ? {
            code: "field-missing",
            message: `The field ${field} is missing.`,
            mend: `Write ${last}: with ${unionMend(issue)}.`,
          }
        : {
            code: "field-value",
            message: `The field ${field} is ${show(value)}, which is not allowed.`,
            mend: `Write ${unionMend(issue)}.`,
          };
    case "too_small":
      return {
        code: "field-too-small",
        message: `The field ${field} is ${show(value)}: ${issue.message}.`,
        mend: "Write what is missing, or choose another type of value.",
      };
    case "too_big":
      return {
        code: "field-too-big",
        message: `The field ${field} is ${show(value)}: ${issue.message}.`,
        mend: "Shorten it.",
      };
    default: {
      const tags = /^a value is (.*)$/.exec(issue.message)?.[1];
      if (tags !== undefined && value === undefined) {
        return {
          code: "field-missing",
          message: `The field ${field} is missing.`,
          mend: `Write ${last}: with ${tags}.`,
        };
      }
      if (tags !== undefined) {
        return {
          code: "field-value",
          message: `The field ${field} is ${show(value)}, which is not allowed.`,
          mend: `Write ${tags}.`,
        };
      }
      return {
        code: /EDTF/.test(issue.message) ? "date-invalid" : "field-format",
        message: `The field ${field} is ${show(value)}: ${issue.message}.`,
        mend: "Write it as the message says; content/README.md has examples.",
      };
    }
  }
}

/** What a union allows, as the end of a sentence. */
function unionMend(issue: Issue & { code: "invalid_union" }): string {
  const values = issue.errors.flat().flatMap((each) => (each.code === "invalid_value" ? each.values : []));
  return values.length > 0 ? `one of ${values.join(", ")}` : "what the examples of content/README.md show";
}

function valueAt(data: unknown, path: DataPath): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function idOf(data: unknown): string | undefined {
  const id = valueAt(data, ["id"]);
  return typeof id === "string" ? id : undefined;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

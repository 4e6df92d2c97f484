/** YAML by the fast parser, for files that are plain and sound; everything else is left to the thorough one. */
import { CORE_SCHEMA, load } from "js-yaml";

/** Anchors, aliases and tags may stand at the start of a node; directives and document marks at the start of a line. */
const SPECIAL = /(?:^|[\s[{,])[&*!][^\s]|^%|^---|^\.\.\./m;

/** The data of a text that is known not to be deep, or null where there is anything the thorough parser should look at. */
export function readFast(text: string): { data: unknown } | null {
  if (SPECIAL.test(text) || text.includes("\t")) return null;
  try {
    return { data: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    return null;
  }
}

/** Facts as an author of quizzes looks for them. */
import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Queryable } from "../client";
import { facts, topics } from "../schema/content";

export interface FactLine {
  id: string;
  statement: string;
  topicTitle: string;
}

const line = { id: facts.id, statement: facts.statement, topicTitle: topics.title };
const MOST_FOUND = 12;
const MOST_WORDS = 8;

const linesOf = (db: Queryable) =>
  db
    .select(line)
    .from(facts)
    .innerJoin(topics, and(eq(topics.packId, facts.packId), eq(topics.id, facts.topicId)));

// LIKE has signs of its own; they are looked for as they are.
const patternOf = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** A database with the locale C knows no capitals but Latin ones: a word is looked for as it is usually written, too. */
function casesOf(word: string): string[] {
  const lower = word.toLowerCase();
  return [...new Set([word, lower, lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

/**
 * Facts in which every word of the text stands, in their statement, topic or id; the most important first, twelve at
 * most. Nothing for an empty text.
 */
export async function searchFacts(db: Queryable, packId: string, text: string): Promise<FactLine[]> {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const all = sql`concat_ws(' ', ${facts.statement}, ${topics.title}, ${facts.id})`;
  const has = (word: string) => or(...casesOf(word).map((one) => sql`${all} ilike ${patternOf(one)}`));
  return linesOf(db)
    .where(and(eq(facts.packId, packId), isNull(facts.retiredAt), ...words.map(has)))
    .orderBy(desc(facts.importance), asc(topics.position), asc(facts.id))
    .limit(MOST_FOUND);
}

/** The facts with these ids, in the order asked, retired ones too; unknown ones are left out. */
export async function factLines(db: Queryable, packId: string, ids: readonly string[]): Promise<FactLine[]> {
  if (ids.length === 0) return [];
  const rows = await linesOf(db).where(and(eq(facts.packId, packId), inArray(facts.id, [...ids])));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

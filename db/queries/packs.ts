import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "../client";
import { cards, packs, sources, topics } from "../schema/content";

export interface PackHead {
  id: string;
  version: string;
  title: string;
  summary: string;
  language: string;
  /** YYYY-MM-DD: what the pack's present tense refers to */
  asOf: string;
  publishedAt: Date;
}

const head = {
  id: packs.id,
  version: packs.version,
  title: packs.title,
  summary: packs.summary,
  language: packs.language,
  asOf: packs.asOf,
  publishedAt: packs.publishedAt,
};

/** Every published pack, by title. */
export async function listPacks(db: Queryable): Promise<PackHead[]> {
  return db.select(head).from(packs).orderBy(asc(packs.title), asc(packs.id));
}

export async function getPack(db: Queryable, packId: string): Promise<PackHead | null> {
  const [pack] = await db.select(head).from(packs).where(eq(packs.id, packId));
  return pack ?? null;
}

/** A source as the pack gives it: the fields of CSL-JSON that Zerek shows. */
export interface SourceBody {
  id: string;
  type: string;
  short: string;
  author: { family: string; given?: string }[];
  title: string;
  issued: string;
  publisher?: string;
  URL?: string;
}

export async function listSources(db: Queryable, packId: string): Promise<SourceBody[]> {
  const rows = await db
    .select({ body: sources.body })
    .from(sources)
    .where(and(eq(sources.packId, packId), isNull(sources.retiredAt)))
    .orderBy(asc(sources.id));
  return rows.map((row) => row.body as SourceBody);
}

export interface TopicRow {
  id: string;
  parentId: string | null;
  title: string;
  summary: string | null;
  position: number;
  /** cards of this very topic, not of those below it */
  cards: number;
}

/** The pack's topics in the order of study. */
export async function listTopics(db: Queryable, packId: string): Promise<TopicRow[]> {
  return db
    .select({
      id: topics.id,
      parentId: topics.parentId,
      title: topics.title,
      summary: topics.summary,
      position: topics.position,
      cards: sql<number>`count(${cards.id})::int`,
    })
    .from(topics)
    .leftJoin(
      cards,
      and(eq(cards.packId, topics.packId), eq(cards.topicId, topics.id), isNull(cards.retiredAt)),
    )
    .where(and(eq(topics.packId, packId), isNull(topics.retiredAt)))
    .groupBy(topics.packId, topics.id)
    .orderBy(asc(topics.position));
}

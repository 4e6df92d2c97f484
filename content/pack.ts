/** The parts of a pack around its facts: the pack itself, sources, topics, entities, decks. */
import { z } from "zod";
import type { Fact } from "./fact";
import { edtfSchema, idSchema, proseSchema } from "./fields";

/** pack.yaml */
export const packSchema = z.strictObject({
  id: idSchema,
  title: proseSchema,
  summary: proseSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version is three numbers, such as 1.0.0"),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, "a language tag such as en or kk"),
  /** The date the pack's present tense refers to. */
  asOf: z.iso.date(),
  /** Authored decks; one deck for each top-level topic and one for the whole pack are made besides. */
  decks: z
    .array(
      z.strictObject({
        id: idSchema,
        title: proseSchema,
        summary: proseSchema,
        topics: z.array(idSchema).optional(),
        importance: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).optional(),
      }),
    )
    .default([]),
});

/** sources.yaml: a list with the fields of CSL-JSON that Zerek shows. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  type: z.enum([
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "legislation",
    "report",
    "speech",
    "webpage",
  ]),
  /** How a citation names it: "Cornell & Barro 2022". */
  short: proseSchema,
  author: z.array(z.strictObject({ family: proseSchema, given: proseSchema.optional() })).min(1),
  title: proseSchema,
  issued: edtfSchema,
  publisher: proseSchema.optional(),
  URL: z.url().optional(),
});

export interface TopicInput {
  id: string;
  title: string;
  summary?: string | undefined;
  children?: TopicInput[] | undefined;
}
/** topics.yaml: a tree, in the order of study. */
export const topicSchema: z.ZodType<TopicInput> = z.lazy(() =>
  z.strictObject({
    id: idSchema,
    title: proseSchema,
    summary: proseSchema.optional(),
    children: z.array(topicSchema).optional(),
  }),
);

const ENTITY_KINDS = [
  "person",
  "body",
  "chamber",
  "office",
  "party",
  "region",
  "city",
  "place",
  "country",
  "organization",
  "programme",
  "law",
  "agreement",
  "event",
  "document",
] as const;

/** entities/*.yaml: lists of entities. */
export const entitySchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ENTITY_KINDS),
  /** Without article. */
  name: proseSchema,
  /** "the" where the name takes it inside a sentence. */
  article: z.literal("the").optional(),
  /** Other names that mean the same: abbreviations, other spellings, Cyrillic. */
  aliases: z.array(proseSchema).default([]),
  /** Half a sentence on who or what it is. */
  about: proseSchema.optional(),
});

export type PackHead = z.infer<typeof packSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Entity = z.infer<typeof entitySchema>;
export interface Topic {
  id: string;
  title: string;
  summary?: string | undefined;
  /** null for a top-level topic */
  parent: string | null;
  /** order of study, over the whole tree */
  position: number;
}

/** A loaded pack: parsed, cross-checked, in file order. */
export interface Pack {
  head: PackHead;
  sources: readonly Source[];
  topics: readonly Topic[];
  entities: ReadonlyMap<string, Entity>;
  facts: readonly Fact[];
}
